// The plugin as one object: rules out of the registry, presets out of the rules.

import type { ESLint, Linter, Rule } from 'eslint'
import manifest from '../../package.json' with { type: 'json' }
import { rules as judgements } from '../../rules/index.ts'
import type { Preset } from '../model/settings.ts'
import { presetRules } from './presets.ts'
import { ruleModule } from './rule-module.ts'

export interface QuerylintPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string }
  readonly rules: Record<string, Rule.RuleModule>
  readonly configs: Record<Preset, Linter.Config>
}

/** Rules that one file and what it calls suffice for; the others need the whole project. */
const fileRules = judgements.filter((rule) => rule.docs.scope === 'file')

const plugin: QuerylintPlugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'querylint' },
  rules: Object.fromEntries(fileRules.map((rule) => [rule.name, ruleModule(rule, docsUrl)])),
  configs: { recommended: {}, strict: {} },
}

for (const preset of ['recommended', 'strict'] as const) {
  plugin.configs[preset] = { name: `querylint/${preset}`, plugins: { querylint: plugin }, rules: presetRules(fileRules, preset) }
}

/** The page of the very version that is installed, out of the published package. */
function docsUrl(rule: string): string {
  return `https://unpkg.com/${manifest.name}@${manifest.version}/docs/rules/${rule}.md`
}

export default plugin
