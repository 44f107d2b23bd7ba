// The compiler that parses where a project's own does not: the one that ts-morph bundles, without what ts-morph puts around it. Its wrappers
// and its texts of the standard library, which nothing here asks for, would take a fifth of a short run's memory and a third of its start.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type ts from 'typescript'

export type Compiler = typeof ts

/** Loads the compiler, where it is not loaded yet. */
export function bundledCompiler(): Compiler {
  const morph = createRequire(createRequire(import.meta.url).resolve('ts-morph'))
  return morph(join(dirname(morph.resolve('@ts-morph/common')), 'typescript.js')) as Compiler
}
