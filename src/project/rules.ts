// Which rules run and with what: a preset, changed by the configuration, narrowed by `--rule`.

import { Ajv } from 'ajv'
import { bareName } from '../model/directive.ts'
import type { Problem } from '../model/problem.ts'
import { isInPreset, optionsOf } from '../model/rule.ts'
import type { ConfiguredRule, Rule, RuleOptions } from '../model/rule.ts'
import type { Config, Preset, RuleSetting } from '../model/settings.ts'

export interface RuleChoice {
  readonly rules: readonly ConfiguredRule[]
  readonly problems: readonly Problem[]
}

export function chooseRules(known: readonly Rule[], config: Config, preset: Preset, only: readonly string[] = []): RuleChoice {
  const names = new Set(known.map((rule) => rule.name))
  const settings = new Map(Object.entries(config.rules ?? {}).map(([name, setting]) => [bareName(name), setting]))
  const asked = only.map(bareName)
  const unknown = [...settings.keys(), ...asked].filter((name) => !names.has(name))
  const problems: Problem[] = [...new Set(unknown)].map((name) => ({
    severity: 'error', message: `No rule is named \`${name}\`.`, next: `The rules are ${[...names].map((other) => `\`${other}\``).join(', ')}.`,
  }))
  for (const { name } of known.filter((rule) => rule.check === undefined && asked.includes(rule.name))) {
    problems.push({ severity: 'error', message: `The rule \`${name}\` judges what ran: source code does not tell it.`, next: '`querylint/runtime` has it.' })
  }

  const rules: ConfiguredRule[] = []
  for (const rule of known) {
    if (rule.check === undefined) continue
    const setting = settings.get(rule.name)
    const isOn = asked.length > 0 ? asked.includes(rule.name) : setting === undefined ? isInPreset(rule, preset) : setting !== 'off'
    if (!isOn) continue
    const own = ownOptions(setting)
    const complaint = findComplaint(rule, own)
    if (complaint === undefined) rules.push({ rule, options: optionsOf(rule, preset, own) })
    else problems.push(complaint)
  }
  return { rules, problems }
}

function ownOptions(setting: RuleSetting | undefined): RuleOptions {
  return setting === undefined || typeof setting === 'string' ? {} : setting[1]
}

function findComplaint(rule: Rule, options: RuleOptions): Problem | undefined {
  for (const [name, value] of Object.entries(options)) {
    const option = rule.options[name]
    if (option === undefined) {
      const known = Object.keys(rule.options)
      const next = known.length === 0 ? 'It has no options.' : `Its options are ${known.map((other) => `\`${other}\``).join(', ')}.`
      return { severity: 'error', message: `The rule \`${rule.name}\` has no option \`${name}\`.`, next }
    }
    const ajv = new Ajv({ strict: false })
    if (!ajv.validate(option.schema, value)) {
      return { severity: 'error', message: `The option \`${name}\` of the rule \`${rule.name}\` ${ajv.errors?.[0]?.message ?? 'is not valid'}.`, next: option.description }
    }
  }
  return undefined
}
