// What is wrong with a project rather than with a file, as warnings of the process: a schema that cannot be read would otherwise be
// one and the same report at the top of every file. ESLint speaks of its own set-up in this way, and editors log it.

import { emitWarning } from 'node:process'
import { seenFrom } from '../model/problem.ts'
import type { Problem } from '../model/problem.ts'

const warned = new Map<string, ReadonlySet<string>>()

/** Warns of problems of a project that are new: each is said once, and again only after it was gone. */
export function warn(root: string, problems: readonly Problem[]): void {
  const texts = new Set(problems.map((problem) => seenFrom(root, problem)).map(({ message, next }) => [message, next].filter((text) => text !== undefined).join(' ')))
  for (const text of texts) if (warned.get(root)?.has(text) !== true) emitWarning(text, { type: 'QuerylintWarning' })
  warned.set(root, texts)
}
