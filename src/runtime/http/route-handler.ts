// `withQueryCount`: route handlers of Next, which are functions that a file exports. Next's server is one of node's, but nothing on its
// requests tells the route; the handler's own parameters do.

import type { ServerResponse } from 'node:http'
import { hear } from '../hooks.ts'
import { awaitIn, runIn } from '../scope.ts'
import { state } from '../state.ts'
import { withCounts } from './headers.ts'
import { endRequest, nameRequest, openRequest, openScopeHere, requestHere } from './requests.ts'
import type { OpenRequest, Watcher } from './requests.ts'
import { closeWith } from './servers.ts'
import { isOff, wantsOf } from './watch.ts'
import type { WatchOptions } from './watch.ts'

export interface RouteHandlerOptions extends WatchOptions {
  /** `/api/posts/[id]`. Made of the path and the parameters that Next hands in unless said otherwise. */
  readonly route?: string
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Makes each call of a route handler a scope: `export const GET = withQueryCount(async (request, { params }) => …)`. Handlers of the
 * folder `pages/api` are taken too. Where `watchHttp` watches the server already, the request is only named.
 *
 * @returns a handler that behaves the same; the very same one where `NODE_ENV` is `production`, unless asked
 */
export function withQueryCount<Given extends unknown[], Answer>(handler: (...given: Given) => Answer, options: RouteHandlerOptions = {}): (...given: Given) => Answer {
  if (isOff(options)) return handler
  const { onRequest, route } = options
  const mine = new WeakSet<OpenRequest>()
  const ended: Watcher['ended'] = (request, trace) => {
    if (onRequest !== undefined && mine.has(request)) hear('onRequest', onRequest, trace)
  }
  state().watchers.add({ ...wantsOf(options), ended })
  return function (this: unknown, ...given: Given): Answer {
    const answer = () => Reflect.apply(handler, this, given) as Answer
    const known = requestHere()
    const incoming = (given[0] ?? {}) as { readonly method?: string; readonly url?: string }
    const request = known ?? openRequest(incoming, incoming.method ?? 'GET', incoming.url ?? '/', openScopeHere(), true)
    if (request === undefined) return answer()
    mine.add(request)
    const isNamed = named(request, route, given)
    if (known !== undefined) return answer()
    const response = given[1] as ServerResponse | undefined
    if (typeof response?.setHeader !== 'function') return answered(request, answer, isNamed) as Answer
    closeWith(incoming, response, request)
    return runIn(request.scope, answer)
  }
}

/** Parameters may come later; what has none says so at once. */
async function named(request: OpenRequest, route: string | undefined, given: readonly unknown[]): Promise<void> {
  const { query } = (given[0] ?? {}) as { readonly query?: Params }
  const params = (given[1] as { readonly params?: Params | PromiseLike<Params> } | undefined)?.params ?? query
  if (route !== undefined) nameRequest(request, route)
  else if (params !== undefined) nameRequest(request, routeOf(request.path, await Promise.resolve(params).catch(() => ({}))))
}

async function answered(request: OpenRequest, answer: () => unknown, isNamed: Promise<void>): Promise<unknown> {
  let status: number | undefined
  try {
    const response = await awaitIn(request.scope, answer)
    await isNamed
    if (!(response instanceof Response)) return response
    status = response.status
    return withCounts(response, request)
  } finally {
    endRequest(request, status)
  }
}

/** `/api/posts/42` with `id` 42 is `/api/posts/[id]`; a list of values is `[...path]`. */
function routeOf(path: string, params: Params): string {
  let route = `${path}/`
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value.length === 0) continue
    const written = [value].flat().map(encodeURIComponent).join('/')
    route = route.replace(`/${written}/`, () => `/[${typeof value === 'string' ? '' : '...'}${name}]/`)
  }
  return route === '/' ? route : route.slice(0, -1)
}
