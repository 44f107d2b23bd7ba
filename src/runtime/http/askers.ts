// Which scope asked for a request, where server and client are one process, as in tests. The server's async context is that of whoever
// opened the connection, or began to listen: a test before this one. So both ends are told by the port that the client asks from.
// Nothing is added to what is sent.

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Scope } from '../counts.ts'
import { state } from '../state.ts'

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
  return () => {
    for (const [channel, listener] of listeners) unsubscribe(channel, listener)
  }
}

export interface Asker {
  readonly isOwn: boolean
  readonly scope: Scope | undefined
}

/** Who sent what arrives at a server's socket. */
export function askerOf(socket: { readonly remotePort?: number } | undefined): Asker {
  const { askers } = state()
  const port = socket?.remotePort
  if (port === undefined || !askers.has(port)) return { isOwn: false, scope: undefined }
  const scope = askers.get(port)
  askers.delete(port)
  return { isOwn: true, scope: scope?.endedAt === undefined ? scope : undefined }
}

function note(socket: Socket, scope: Scope | undefined): void {
  if (socket.connecting === true) {
    socket.once('connect', () => note(socket, scope))
    return
  }
  if (socket.localPort === undefined || !LOOPBACK.test(socket.remoteAddress ?? '')) return
  const { askers } = state()
  if (askers.size >= MOST) askers.delete(askers.keys().next().value!)
  askers.set(socket.localPort, scope)
}

function scopeHere(): Scope | undefined {
  return state().frames.getStore()?.scope
}
