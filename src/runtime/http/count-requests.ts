// `countRequests`: what each request executed that a test has made. Requests are told apart by who asked for them, so that tests that
// run at the same time do not see each other's.

import { NothingInstrumented } from '../count.ts'
import { newScope } from '../counts.ts'
import { awaitIn, closeScope, isWithin } from '../scope.ts'
import { state } from '../state.ts'
import type { OpenRequest, RequestTrace } from './requests.ts'
import { watch } from './watch.ts'

export interface CountedRequests<Result> {
  /** In the order in which they were answered. */
  readonly requests: readonly RequestTrace[]
  /** What the function gave. */
  readonly result: Result
}

export interface CountRequestsOptions {
  /** Milliseconds to wait for requests that are under way when the function is done; 1000 unless said otherwise. */
  readonly timeoutMs?: number
}

/** The function made none, or none that this process answers and watches. */
export class NoRequestSeen extends Error {
  override readonly name = 'NoRequestSeen'

  constructor() {
    super('No request was seen. It has to reach a server of this process, or an application that is watched: call `watchApp(app)` where it is made (for Fastify, `watchHttp()` before it is made suffices).')
  }
}

/**
 * Runs a function that makes requests to servers of this process (with `fetch`, supertest, `app.inject`, `app.request`, …) and says what
 * each of them executed. Requests from other processes that arrive meanwhile are among them: a browser's.
 *
 * @param run is called once
 * @throws NothingInstrumented if no client is instrumented
 * @throws NoRequestSeen
 * @throws whatever the function throws
 */
export async function countRequests<Result>(run: () => Result | PromiseLike<Result>, { timeoutMs = 1_000 }: CountRequestsOptions = {}): Promise<CountedRequests<Result>> {
  if (state().undos.size === 0) throw new NothingInstrumented()
  const here = newScope({ kind: 'block', name: 'countRequests', proof: false, sites: false }, state().frames.getStore()?.scope, performance.now())
  const requests: RequestTrace[] = []
  const underWay = new Set<OpenRequest>()
  let lastEnded: (() => void) | undefined
  const isMine = ({ scope, isOwn }: OpenRequest) => isOwn ? isWithin(scope, here) : true
  const unwatch = watch({
    proof: true, sites: true, headers: false,
    opened: (request) => {
      if (isMine(request)) underWay.add(request)
    },
    ended: (request, trace) => {
      if (!underWay.delete(request)) return
      requests.push(trace())
      if (underWay.size === 0) lastEnded?.()
    },
  })
  try {
    const result = await awaitIn(here, run)
    if (underWay.size > 0) {
      await new Promise<void>((resolve) => {
        lastEnded = resolve
        setTimeout(resolve, timeoutMs).unref()
      })
    }
    if (requests.length === 0 && underWay.size === 0) throw new NoRequestSeen()
    return { requests, result }
  } finally {
    closeScope(here)
    unwatch()
  }
}
