// What the setting `ignore` leaves out. A folder stands for all in it, as in `.gitignore` and in ESLint's `ignores`; a pattern that never
// matches is remembered, since a misspelt one is silent otherwise.

import { globMatches } from '../model/glob.ts'

export interface Ignorer {
  /** Whether a path, relative to the root, is left out. */
  has(path: string): boolean
  /** The patterns that matched nothing so far. */
  idle(): readonly string[]
}

export function ignorer(patterns: readonly string[]): Ignorer {
  const used = new Set<string>()
  return {
    has(path) {
      const matching = patterns.filter((pattern) => isWithin(pattern, path))
      for (const pattern of matching) used.add(pattern)
      return matching.length > 0
    },
    idle: () => patterns.filter((pattern) => !used.has(pattern)),
  }
}

function isWithin(pattern: string, path: string): boolean {
  const glob = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '')
  return glob === '' || glob === '.' || globMatches(glob, path) || globMatches(`${glob}/**`, path)
}
