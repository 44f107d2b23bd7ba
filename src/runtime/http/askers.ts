// Which scope asked for a request, where server and client are one process, as in tests. The server's async context is that of whoever
// opened the connection, or began to listen: a test before this one. So both ends are told by the port that the client asks from, over
// HTTP/2 by the number of the stream as well. Nothing is added to what is sent.

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientHttp2Session } from 'node:http2'
import type { Scope } from '../counts.ts'
import { state } from '../state.ts'
import { patchClientSessions } from './client-sessions.ts'
import type { StreamAsked } from './client-sessions.ts'

interface Socket {
  readonly connecting?: boolean
  readonly localPort?: number
  readonly remoteAddress?: string
  once(event: 'connect', listener: () => void): unknown
}

const MOST = 1_000
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/
/** Of `fetch`: the code that asks is known when a request is made, its connection when it is sent. */
const made = new WeakMap<object, Scope | undefined>()

const listeners: readonly (readonly [string, (message: unknown) => void])[] = [
  ['http.client.request.start', (message) => {
    const { request } = message as { readonly request: { readonly socket?: Socket; once(event: 'socket', listener: (socket: Socket) => void): unknown } }
    const scope = scopeHere()
    if (request.socket) note(request.socket, scope)
    else request.once('socket', (socket) => note(socket, scope))
  }],
  ['undici:request:create', (message) => {
    made.set((message as { readonly request: object }).request, scopeHere())
  }],
  ['undici:client:sendHeaders', (message) => {
    const { request, socket } = message as { readonly request: object; readonly socket: Socket }
    note(socket, made.get(request))
  }],
]

/** @returns stops listening */
export function listenToClients(): () => void {
  for (const [channel, listener] of listeners) subscribe(channel, listener)
  const letGo = patchClientSessions(streamAsked)
  return () => {
    letGo()
    for (const [channel, listener] of listeners) unsubscribe(channel, listener)
  }
}

export interface Asker {
  readonly isOwn: boolean
  readonly scope: Scope | undefined
}

interface Incoming {
  readonly socket?: { readonly remotePort?: number }
  /** Over HTTP/2. */
  readonly stream?: { readonly id?: number }
}

/** Who sent what arrives at a server. */
export function askerOf({ socket, stream }: Incoming): Asker {
  const { askers } = state()
  const key = keyOf(socket?.remotePort, stream?.id)
  if (key === undefined || !askers.has(key)) return { isOwn: false, scope: undefined }
  const scope = askers.get(key)
  askers.delete(key)
  return { isOwn: true, scope: scope?.endedAt === undefined ? scope : undefined }
}

/** Of a request over HTTP/1 the port alone. */
function keyOf(port: number | undefined, stream: number | undefined): number | string | undefined {
  return port === undefined || stream === undefined ? port : `${port}/${stream}`
}

function note(socket: Socket, scope: Scope | undefined): void {
  if (socket.connecting === true) {
    socket.once('connect', () => note(socket, scope))
    return
  }
  noteAt(socket, undefined, scope)
}

function noteAt({ localPort, remoteAddress }: Socket, stream: number | undefined, scope: Scope | undefined): void {
  const key = keyOf(localPort, stream)
  if (key === undefined || !LOOPBACK.test(remoteAddress ?? '')) return
  const { askers } = state()
  if (askers.size >= MOST) askers.delete(askers.keys().next().value!)
  askers.set(key, scope)
}

const streamAsked: StreamAsked = (session) => {
  const scope = scopeOfStream(session)
  return ({ id }) => {
    if (!session.destroyed) noteAt(session.socket, id, scope)
  }
}

/** Of `fetch`: it has noted the port right before, since this code may run for another request. */
function scopeOfStream({ connecting, destroyed, socket }: ClientHttp2Session): Scope | undefined {
  const port = connecting || destroyed ? undefined : socket.localPort
  const { askers } = state()
  if (port === undefined || !askers.has(port)) return scopeHere()
  const scope = askers.get(port)
  askers.delete(port)
  return scope
}

function scopeHere(): Scope | undefined {
  return state().frames.getStore()?.scope
}
