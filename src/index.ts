// The package's main entry: the ESLint plugin, which oxlint runs too.

import plugin from './eslint/plugin.ts'

export type { QuerylintPlugin } from './eslint/plugin.ts'

export const { configs, meta, rules } = plugin
export default plugin
