// Presets out of what rules say of themselves: a rule is in the smallest preset it names and in every larger one.

import type { Linter } from 'eslint'
import type { Rule } from '../model/rule.ts'
import type { Preset } from '../model/settings.ts'

export function presetRules(rules: readonly Rule[], preset: Preset): Linter.RulesRecord {
  return Object.fromEntries(rules
    .filter((rule) => preset === 'strict' || rule.docs.preset === 'recommended')
    .map((rule) => [`querylint/${rule.name}`, entry(rule, preset)]))
}

function entry(rule: Rule, preset: Preset): Linter.RuleEntry {
  const options = rule.presets?.[preset]
  return options === undefined ? 'error' : ['error', options]
}
