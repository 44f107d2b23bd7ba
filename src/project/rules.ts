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
  const isWanted = (name: string) => asked.includes(name) || (settings.get(name) ?? 'off') !== 'off'
  for (const { name } of known.filter((rule) => rule.check === undefined && isWanted(rule.name))) {
    problems.push({ severity: 'error', message: `The rule \`${name}\` judges what ran: source code does not tell it.`, next: '`querylint/runtime` has it.' })
  }

  const rules: ConfiguredRule[] = []
  for (const rule of known) {
    if (rule.check === undefined) continue
    const setting = settings.get(rule.name)
    const isOn = asked.length > 0 ? asked.includes(rule.name) : setting === undefined ? isInPreset(rule, preset) : setting !== 'off'
    if (!isOn) continue
    const own = ownOptions(setting)
    const complaints = findComplaints(rule, own, optionsOf(rule, preset))
    problems.push(...complaints.map(({ problem }) => problem))
    // A misspelt option must not cost the findings of its rule.
    const valid = Object.fromEntries(Object.entries(own).filter(([name]) => complaints.every(({ option }) => option !== name)))
    rules.push({ rule, options: optionsOf(rule, preset, valid) })
  }
  return { rules, problems }
}

function ownOptions(setting: RuleSetting | undefined): RuleOptions {
  return setting === undefined || typeof setting === 'string' ? {} : setting[1]
}

interface Complaint {
  readonly option: string
  readonly problem: Problem
}

function findComplaints(rule: Rule, options: RuleOptions, defaults: RuleOptions): readonly Complaint[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const option = rule.options[name]
    const problem = option === undefined ? unknownOption(rule, name) : wrongValue(rule, name, option.schema, value, defaults[name])
    return problem === undefined ? [] : { option: name, problem }
  })
}

function unknownOption({ name, options }: Rule, option: string): Problem {
  const known = Object.keys(options)
  const next = known.length === 0 ? 'It has no options.' : `Its options are ${known.map((other) => `\`${other}\``).join(', ')}.`
  return { severity: 'error', message: `The rule \`${name}\` has no option \`${option}\`: it runs without it.`, next }
}

function wrongValue({ name }: Rule, option: string, schema: object, value: unknown, initial: unknown): Problem | undefined {
  const ajv = new Ajv({ strict: false })
  if (ajv.validate(schema, value)) return undefined
  const error = ajv.errors?.[0]
  const fault = error?.keyword === 'type' ? `is not of type ${String(error.params['type'])}` : error?.message ?? 'is not valid'
  return {
    severity: 'error', message: `The option \`${option}\` of the rule \`${name}\` ${fault}: the rule runs with \`${JSON.stringify(initial)}\`.`,
    next: '`querylint rules` says what its options stand for.',
  }
}
