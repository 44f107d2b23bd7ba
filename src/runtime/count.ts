// Counting what a function sends, for code and for those who write matchers.

import type { ScopeKind, Trace } from '../model/trace.ts'
import { drivers } from './drivers.ts'
import { awaitIn, closeScope, openScope } from './scope.ts'
import { state } from './state.ts'
import { traceOf } from './trace.ts'

export interface CountOptions {
  /** Of the scope; the function's name unless said otherwise. */
  readonly name?: string
  readonly kind?: ScopeKind
  /** Whether to hash parameters and rows, to tell repetitions and prove which query a statement repeats for. True unless said otherwise. */
  readonly proof?: boolean
  /** Whether to remember where statements come from. True unless said otherwise. */
  readonly sites?: boolean
}

export interface Counted<Result> extends Trace {
  /** What the function gave. */
  readonly result: Result
}

/** The sentence for it, behind another; empty where it is not. */
export function turnedOff(): string {
  const { QUERYLINT: value } = process.env
  return value === '0' || value === 'false' ? ` \`QUERYLINT\` is \`${value}\`, with which \`querylint/register\` instruments nothing.` : ''
}

/** Nothing was instrumented, so every count would be zero. */
export class NothingInstrumented extends Error {
  override readonly name = 'NothingInstrumented'

  constructor() {
    const production = process.env['NODE_ENV'] === 'production' ? ' `NODE_ENV` is `production`: there it takes `instrument(client, { production: true })`.' : ''
    super(`No client is instrumented, so nothing can be counted. Call \`instrument(client)\` first, with a client or pool of one of these, or with an ORM's client: ${drivers.map(({ name }) => `\`${name}\``).join(', ')}.${turnedOff()}${production}`)
  }
}

/**
 * Runs a function and says what it sent to databases: it, and everything that it has started before it is done.
 *
 * @param run is called once
 * @returns the trace, with what the function gave as `result`
 * @throws NothingInstrumented if no client is instrumented
 * @throws whatever the function throws
 */
export async function countQueries<Result>(run: () => Result | Promise<Result>, options: CountOptions = {}): Promise<Counted<Result>> {
  if (state().undos.size === 0) throw new NothingInstrumented()
  const { kind = 'block', name = run.name === '' ? 'block' : run.name } = options
  const scope = openScope(kind, name, options)
  try {
    const result = await awaitIn(scope, run)
    closeScope(scope)
    return Object.assign(traceOf(scope), { result })
  } finally {
    closeScope(scope)
  }
}
