// Clients without a driver adapter: the engine of Prisma 6 and earlier, or Accelerate. The only word on statements is the `query` event, for
// clients that log it. It comes when the statement is answered, and from an engine outside of JavaScript it comes in no context.

import type { Dialect, Recorder } from '../../../model/instrument.ts'
import { forItsCalls } from './batches.ts'
import type { EngineConfig, QueryEvent } from './client.ts'

/** @returns where statements are seen, and what puts everything back */
export function watchEvents({ logQueries, logEmitter }: EngineConfig, dialect: Dialect, recorder: Recorder): { seenAt(): string; undo(): void } {
  if (logQueries !== true || logEmitter === undefined) {
    return { seenAt: () => 'nowhere: the client has no driver adapter and does not log queries. Construct it with `log: [{ emit: \'event\', level: \'query\' }]`.', undo: () => {} }
  }
  let isSeen = false
  let isInContext = false
  const listener = ({ query, params }: QueryEvent): void => {
    isSeen = true
    const statement = forItsCalls(recorder, () => recorder.begin(query, valuesOf(params), dialect, listener))
    isInContext ||= statement !== undefined
    recorder.end(statement)
  }
  logEmitter.on('query', listener)
  return {
    seenAt: () => `in the \`query\` event, since the client has no driver adapter: text and parameters, no rows.${isSeen && !isInContext ? ' The engine gives it outside of every scope, so nothing is counted.' : ''}`,
    undo: () => logEmitter.off?.('query', listener),
  }
}

function valuesOf(params: string | undefined): unknown {
  try {
    return params === undefined ? undefined : JSON.parse(params) as unknown
  } catch {
    // Some engines write values that are no JSON.
    return params
  }
}
