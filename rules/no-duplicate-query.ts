// The same query with the same parameters, although nothing was written to its tables since. Source code does not tell it: what a request
// asks for twice is asked for in places that know nothing of one another.

import { brief, callersOf, frameOf, repetitionsOf, threshold } from '../src/model/observed.ts'
import type { Observation, Rule } from '../src/model/rule.ts'
import type { CallSite, OperationShape, StatementShape, Trace } from '../src/model/trace.ts'
import { counted } from '../src/model/wording.ts'

export const noDuplicateQuery: Rule = {
  name: 'no-duplicate-query',
  docs: { description: 'Disallow queries that were answered already', preset: 'recommended', scope: 'trace' },
  messages: {
    same: '`{{call}}` runs {{count}} times with the same parameters.',
    other: '`{{call}}` sends what `{{first}}` has sent already, with the same parameters.',
    some: '`{{call}}` runs {{count}} times, {{duplicates}} of them with parameters that it had before.',
  },
  remedies: {
    same: 'Keep what the first one gave and hand it on, or remember it for as long as the request lasts.',
    other: 'Keep what the first one gave and hand it on, or remember it for as long as the request lasts.',
    some: 'Remember what was loaded by its key for as long as the request lasts, or load all keys in one statement before.',
  },
  options: {
    times: { description: 'How many times a query with the same parameters has to run to be reported.', schema: { type: 'number', multipleOf: 1, minimum: 2 }, default: 2 },
  },
  observe(trace, options) {
    const repeated = new Set(repetitionsOf(trace, threshold.default).map(({ statement }) => statement))
    return trace.shapes.flatMap((shape) => {
      const operation = trace.calls.find(({ key }) => key === shape.operation)
      // A loop over rows of which some are alike is one finding, that of the loop. What an operation begins with stands for its statements.
      if (shape.kind !== 'read' || shape.duplicates < Number(options['times']) - 1 || repeated.has(shape)) return []
      if (operation !== undefined && shape.begins === 0) return []
      return [observed(shape, operation, trace)]
    })
  },
}

function observed(shape: StatementShape, operation: OperationShape | undefined, { calls }: Trace): Observation {
  const { count, duplicates, distinct, repeating } = shape
  const first = repeating === undefined || duplicates < count ? undefined : calls.find(({ key }) => key === repeating)?.name ?? brief(shape.statement)
  // The one that asks most often; of equals the last, which could have known.
  const sites = callersOf(shape.sites)
  const site = [...sites].sort((a, b) => b.count - a.count || b.first - a.first)[0] ?? { frames: [], count, first: 1, distinct }
  return {
    messageId: first !== undefined ? 'other' : distinct === 1 ? 'same' : 'some', site, at: whereCallersPart(sites, site), certainty: 'yes', cost: counted(count, 'statement'), subject: operation?.name ?? shape.fingerprint,
    data: { call: operation?.name ?? brief(shape.statement), count: String(count), duplicates: String(duplicates), first: first ?? '' },
  }
}

/** Behind a function that all go through, the frame that tells one caller from the others; the loop, where there is one caller. */
function whereCallersPart(sites: readonly CallSite[], site: CallSite): number {
  const { frames } = site
  if (sites.length < 2) return frameOf(site)
  const index = frames.findIndex(({ file, line, column }, at) => sites.some(({ frames: { [at]: other } }) => other?.file !== file || other.line !== line || other.column !== column))
  return Math.max(index, 0)
}
