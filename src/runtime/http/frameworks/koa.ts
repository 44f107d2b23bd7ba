// Koa keeps what its router found on a context of its own, which nothing on the request leads to. So a context that is made is noted.

import type { IncomingMessage } from 'node:http'
import { state } from '../../state.ts'

interface Context {
  readonly _matchedRoute?: unknown
  readonly routerPath?: unknown
}

export interface Koa {
  createContext: (incoming: IncomingMessage, ...rest: unknown[]) => Context
}

export function isKoa(app: object): app is Koa {
  return ['createContext', 'callback', 'handleRequest'].every((method) => typeof Reflect.get(app, method) === 'function')
}

export function watchKoa(app: Koa): void {
  const createContext = app.createContext
  app.createContext = function (this: unknown, incoming, ...rest) {
    const context = Reflect.apply(createContext, this, [incoming, ...rest]) as Context
    const request = state().requests.get(incoming)
    if (request !== undefined) request.findRoute = () => routeOf(context)
    return context
  }
}

function routeOf({ _matchedRoute: matched, routerPath }: Context): string | undefined {
  const route = matched ?? routerPath
  return route === undefined ? undefined : String(route)
}
