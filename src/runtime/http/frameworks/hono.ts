// Hono answers requests of the web's own kind, from a server or from `app.request` without one. The route is asked of its router once
// more: the answer does not tell.

import { runIn } from '../../scope.ts'
import { state } from '../../state.ts'
import { withCounts } from '../headers.ts'
import { endRequest, openRequest, openScopeHere } from '../requests.ts'
import type { OpenRequest } from '../requests.ts'

/** What a router gives: handlers with their routes, wherever they stand in it. */
type Matched = readonly [readonly (readonly [readonly [unknown, { readonly path?: string; readonly method?: string }], ...unknown[]])[], ...unknown[]]

export interface Hono {
  fetch: (request: Request, environment?: unknown, ...rest: unknown[]) => Response | Promise<Response>
  readonly router: { match(method: string, path: string): Matched }
  getPath(request: Request): string
}

export function isHono(app: object): app is Hono {
  const { router } = app as Partial<Hono>
  return ['fetch', 'request', 'getPath', 'route'].every((method) => typeof Reflect.get(app, method) === 'function') && typeof router?.match === 'function'
}

export function watchHono(app: Hono): void {
  const fetch = app.fetch
  app.fetch = function (this: unknown, ...given) {
    const [request, environment] = given
    const answer = () => Reflect.apply(fetch, this, given) as Response | Promise<Response>
    const known = state().requests.get((environment as { readonly incoming?: object } | undefined)?.incoming ?? request)
    const opened = known ?? openRequest(request, request.method, request.url, openScopeHere(), true)
    if (opened === undefined) return answer()
    opened.findRoute = () => routeOf(app, request)
    return known === undefined ? answered(opened, answer) : answer()
  }
}

async function answered(request: OpenRequest, answer: () => Response | Promise<Response>): Promise<Response> {
  let status: number | undefined
  try {
    const response = await runIn(request.scope, async () => await answer())
    status = response.status
    return withCounts(response, request)
  } finally {
    endRequest(request, status)
  }
}

/** The last that matches; what is for all methods and ends openly is middleware. */
function routeOf(app: Hono, request: Request): string | undefined {
  const [handlers] = app.router.match(request.method, app.getPath(request))
  return handlers.map(([[, route]]) => route).reverse().find(({ method, path }) => method !== 'ALL' || path?.endsWith('*') === false)?.path
}
