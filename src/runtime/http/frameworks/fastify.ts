// Fastify tells on a channel of node's that an instance was made. Its first hook opens the scope where no server did (`inject` has no
// connection) and runs the rest of the request within; it knows the route by then.

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { runIn } from '../../scope.ts'
import { state } from '../../state.ts'
import { nameRequest, openRequest, openScopeHere } from '../requests.ts'
import { closeWith } from '../servers.ts'

interface Request {
  readonly raw: IncomingMessage
  readonly routeOptions?: { readonly url?: string }
}

interface Reply {
  readonly raw: ServerResponse
}

export interface Fastify {
  addHook(name: 'onRequest', hook: (request: Request, reply: Reply, done: () => void) => void): unknown
}

export function isFastify(app: object): app is Fastify {
  return ['addHook', 'inject', 'route', 'ready'].every((method) => typeof Reflect.get(app, method) === 'function')
}

export function watchFastify(app: Fastify): void {
  app.addHook('onRequest', ({ raw, routeOptions }, reply, done) => {
    const known = state().requests.get(raw)
    const request = known ?? openRequest(raw, raw.method ?? 'GET', raw.url ?? '/', openScopeHere(), true)
    if (request === undefined) return done()
    if (routeOptions?.url !== undefined) nameRequest(request, routeOptions.url)
    if (known !== undefined) return done()
    closeWith(raw, reply.raw, request)
    runIn(request.scope, done)
  })
}

let listening = 0

/** @returns stops listening */
export function listenToFastify(): () => void {
  listening += 1
  if (listening === 1) subscribe('fastify.initialization', made)
  return () => {
    listening -= 1
    if (listening === 0) unsubscribe('fastify.initialization', made)
  }
}

function made(message: unknown): void {
  const { fastify } = message as { readonly fastify?: object }
  if (fastify === undefined || !isFastify(fastify) || state().apps.has(fastify)) return
  state().apps.add(fastify)
  watchFastify(fastify)
}
