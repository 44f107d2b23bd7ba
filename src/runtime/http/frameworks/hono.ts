// Hono answers requests of the web's own kind, from a server or from `app.request` without one. The route is asked of its router once
// more: the answer does not tell. Applications have their methods on themselves, and the class that one extends is looked up anew for each
// that is made: where nobody hands them in, they are found there.

import { awaitIn } from '../../scope.ts'
import { state } from '../../state.ts'
import { withCounts } from '../headers.ts'
import { endRequest, openRequest, openScopeHere } from '../requests.ts'
import type { OpenRequest } from '../requests.ts'

/** What a router gives: handlers with their routes, wherever they stand in it. */
type Matched = readonly [readonly (readonly [readonly [unknown, { readonly path?: string; readonly method?: string }], ...unknown[]])[], ...unknown[]]

export interface Hono {
  fetch: (request: Request, environment?: unknown, ...rest: unknown[]) => Response | Promise<Response>
  /** Gives another application with the same routes. */
  basePath: (path: string) => Hono
  readonly router: { match(method: string, path: string): Matched }
  getPath(request: Request): string
}

export function isHono(app: object): app is Hono {
  return ['fetch', 'request', 'getPath', 'route', 'basePath'].every((method) => typeof Reflect.get(app, method) === 'function') && 'router' in app
}

/** The class of applications that a file exports. */
export function honoClassOf({ Hono: made }: { readonly Hono?: unknown }): Function | undefined {
  const base: unknown = typeof made === 'function' ? Object.getPrototypeOf(made) : undefined
  const methods = typeof base === 'function' ? base.prototype as Partial<Hono> | undefined : undefined
  return typeof methods?.basePath === 'function' && 'route' in methods ? made as Function : undefined
}

/** @param found is called with each application that is made from now on, which has no router yet */
export function watchHonoClass(made: Function, found: (app: object) => void): void {
  Object.setPrototypeOf(made, new Proxy(Object.getPrototypeOf(made) as Function, {
    construct(base, given, asked) {
      const app = Reflect.construct(base, given, asked) as object
      found(app)
      return app
    },
  }))
}

export function watchHono(app: Hono): void {
  const { fetch, basePath } = app
  app.basePath = function (this: unknown, ...given) {
    const other = Reflect.apply(basePath, this, given) as Hono
    watchHono(other)
    return other
  }
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
    const response = await awaitIn(request.scope, answer)
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
