// What an assertion is about: a function that is run now, or a trace of what ran before. What cannot be trusted is an error, whatever
// was expected: a count of nothing because nobody looked must not pass.

import type { StrayStatement, Trace } from '../../model/trace.ts'
import { counted } from '../../model/wording.ts'
import { countQueries } from '../count.ts'
import { watchOutside } from '../late.ts'
import { problemsOf } from '../observe.ts'
import { state } from '../state.ts'
import { testAround } from '../suite/watched-test.ts'
import { placed } from './shapes.ts'

export type Subject = (() => unknown) | Trace

/** Statements ran, and the trace does not know of them. */
export class BlindCount extends Error {
  override readonly name = 'BlindCount'
}

export class NothingToCount extends Error {
  override readonly name = 'NothingToCount'

  constructor() {
    super('There is nothing to count. Hand a function to `expect`, not what it gives: `expect(() => listPosts())`. A trace that was counted before is taken, too.')
  }
}

/**
 * @throws NothingToCount if it is neither
 * @throws BlindCount if statements ran that it does not know of
 * @throws whatever the function throws
 */
export async function traceOfSubject(subject: unknown, name?: string): Promise<Trace> {
  const trace = isTrace(subject) ? subject : typeof subject === 'function' ? await countOf(subject as () => unknown, name) : undefined
  if (trace === undefined) throw new NothingToCount()
  const problem = problemsOf(trace).find(({ severity }) => severity === 'error')
  if (problem !== undefined) throw new BlindCount([problem.message, problem.next].join(' '))
  return trace
}

/** @param first of them, as far as they were kept */
export function outsideOf(count: number, first: readonly StrayStatement[]): string {
  const [one] = first
  const named = one === undefined ? '' : count === 1 ? ` (${placed(one)})` : ` (the first is ${placed(one)})`
  return `${counted(count, 'statement')} ran outside every scope meanwhile${named}: the code that sent ${count === 1 ? 'it' : 'them'} was not called from here, or its async context was lost (a queue or a pool of its own, a callback that is not bound).`
}

async function countOf(run: () => unknown, name: string | undefined): Promise<Trace> {
  const outside = watchOutside()
  try {
    const trace = await countQueries(run, name === undefined ? {} : { name })
    const { count, first } = outside.end()
    // Tests that run at the same time may send statements outside scopes of their own; they are no reason to distrust a count.
    const isAlone = testAround(state().frames.getStore()?.scope)?.isConcurrent !== true
    if (trace.statements === 0 && count > 0 && isAlone) throw new BlindCount(`No statement was counted, and ${outsideOf(count, first)}`)
    return trace
  } finally {
    outside.end()
  }
}

export function isTrace(subject: unknown): subject is Trace {
  return typeof subject === 'object' && subject !== null && 'scope' in subject && 'shapes' in subject && 'statements' in subject
}
