// Every server of `node:http`, `node:https` and `node:http2`; nobody exports the classes of the last, which are made of `node:net`'s. The event
// by which a server hands a request to its listeners is emitted within the request's scope: node's own channel for the start of a request
// only tells of it, and `enterWith` would leak into the next request of the connection.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Replacement } from '../../model/instrument.ts'
import { patched } from '../patch.ts'
import { runIn } from '../scope.ts'
import { hasMethods } from '../shapes.ts'
import { askerOf, listenToClients } from './askers.ts'
import { nextRoute } from './frameworks/next.ts'
import { showCounts } from './headers.ts'
import { emitWithin } from './messages.ts'
import { endRequest, openRequest } from './requests.ts'
import type { OpenRequest } from './requests.ts'

const REQUESTS = new Set<unknown>(['request', 'checkContinue', 'checkExpectation'])

/** @returns lets go */
export function patchServers(): () => void {
  const undos = [
    ...(['node:http', 'node:https', 'node:net'] as const).map((name) => patched(process.getBuiltinModule(name).Server.prototype as object, { emit })),
    listenToClients(),
  ]
  return () => undos.forEach((undo) => undo())
}

const emit: Replacement = (original) => function emit(this: object, ...given: unknown[]): unknown {
  const [event, incoming, response] = given
  const request = REQUESTS.has(event) && isRequest(incoming) && isResponse(response) ? begun(incoming, response) : undefined
  return request === undefined ? Reflect.apply(original, this, given) : runIn(request.scope, () => Reflect.apply(original, this, given) as unknown)
}

/** Servers of other protocols may have such an event too. */
function isRequest(incoming: unknown): incoming is IncomingMessage {
  return typeof (incoming as Partial<IncomingMessage> | undefined)?.url === 'string'
}

function isResponse(response: unknown): response is ServerResponse {
  return hasMethods(response, ['writeHead', 'setHeader', 'once'])
}

function begun(incoming: IncomingMessage, response: ServerResponse): OpenRequest | undefined {
  const asker = askerOf(incoming)
  const request = openRequest(incoming, incoming.method ?? 'GET', incoming.url ?? '/', asker.scope, asker.isOwn)
  if (request === undefined) return undefined
  request.findRoute = () => expressRoute(incoming) ?? nextRoute(incoming)
  closeWith(incoming, response, request)
  return request
}

/** The request's scope ends with the answer; whatever listens to its end as well is still within. */
export function closeWith(incoming: object, response: ServerResponse, request: OpenRequest): void {
  for (const message of [incoming, response]) emitWithin(message, request.scope)
  const end = () => endRequest(request, response.headersSent ? response.statusCode : undefined)
  response.once('close', end)
  response.once('finish', () => process.nextTick(end))
  showCounts(response, request)
}

/** Express, and what is built on it, writes its route on the request. */
function expressRoute(incoming: object): string | undefined {
  const { route, baseUrl = '' } = incoming as { readonly route?: { readonly path?: unknown }; readonly baseUrl?: string }
  if (route?.path === undefined) return undefined
  const path = [route.path].flat().map(String).join('|')
  return path === '/' && baseUrl !== '' ? baseUrl : `${baseUrl}${path}`
}
