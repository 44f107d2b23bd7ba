// Presets out of what rules say of themselves.

import type { Linter } from 'eslint'
import { isInPreset } from '../model/rule.ts'
import type { Rule } from '../model/rule.ts'
import type { Preset } from '../model/settings.ts'

export function presetRules(rules: readonly Rule[], preset: Preset): Linter.RulesRecord {
  return Object.fromEntries(rules
    .filter((rule) => isInPreset(rule, preset))
    .map((rule) => [`querylint/${rule.name}`, entry(rule, preset)]))
}

function entry(rule: Rule, preset: Preset): Linter.RuleEntry {
  const options = rule.presets?.[preset]
  return options === undefined ? 'error' : ['error', options]
}
