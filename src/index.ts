// The package's main entry: the ESLint plugin, which oxlint runs too. Names are annotated, because declarations that infer them would
// point into packages of ESLint's that a project need not have.

import plugin, { type QuerylintPlugin } from './eslint/plugin.ts'

export type { QuerylintPlugin }

export const meta: QuerylintPlugin['meta'] = plugin.meta
export const rules: QuerylintPlugin['rules'] = plugin.rules
export const configs: QuerylintPlugin['configs'] = plugin.configs
export default plugin
