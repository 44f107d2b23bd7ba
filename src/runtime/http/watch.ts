// `watchHttp`: every request that a server of this process is handed becomes a scope, whatever framework answers it.

import { hear } from '../hooks.ts'
import { state } from '../state.ts'
import { listenToFastify } from './frameworks/fastify.ts'
import type { RequestTrace, Watcher } from './requests.ts'
import { patchServers } from './servers.ts'

export interface WatchOptions {
  /** Called with what a request executed, when it has been answered. What it throws is told on stderr and changes nothing. */
  readonly onRequest?: (trace: RequestTrace) => void
  /**
   * Whether answers carry `Server-Timing` and `x-query-count`. True unless said otherwise or `NODE_ENV` is `test`, where applications may
   * compare all of their headers.
   */
  readonly headers?: boolean
  /** Whether to watch where `NODE_ENV` is `production`. False unless said otherwise. */
  readonly production?: boolean
  /** Whether to hash parameters and rows, to tell repetitions and prove which query a statement repeats for. True unless said otherwise. */
  readonly proof?: boolean
  /** Whether to remember where statements come from. True unless said otherwise. */
  readonly sites?: boolean
}

/**
 * Makes each request a scope of its own, named by method and route, from the moment a server hands it to the application until its answer
 * is sent. Servers that listen already are watched too. Express, Fastify and what is built on them tell their routes; for Koa and Hono
 * see `watchApp`.
 *
 * @returns ends it, for requests that begin later
 * @throws RuntimeMismatch if another release of querylint that does not fit is loaded too
 */
export function watchHttp(options: WatchOptions = {}): () => void {
  const { onRequest } = options
  return isOff(options) ? () => undefined : watch({ ...wantsOf(options), ...onRequest === undefined ? {} : { ended: (_, trace) => hear('onRequest', onRequest, trace) } })
}

export function isOff({ production = false }: WatchOptions): boolean {
  return process.env['NODE_ENV'] === 'production' && !production
}

export function wantsOf({ headers = process.env['NODE_ENV'] !== 'test', proof = true, sites = true }: WatchOptions): Watcher {
  return { proof, sites, headers }
}

/** @returns ends it */
export function watch(watcher: Watcher): () => void {
  const { watchers } = state()
  const undos = [patchServers(), listenToFastify()]
  watchers.add(watcher)
  return () => {
    if (watchers.delete(watcher)) undos.forEach((undo) => undo())
  }
}
