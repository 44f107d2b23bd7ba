// Sessions of HTTP/2 on the client's side. Nobody exports their class, and most releases of node tell of them on no channel: it is taken
// from a session that is given up before anything is sent.

import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2'
import { Duplex } from 'node:stream'
import type { Replacement } from '../../model/instrument.ts'
import { patched } from '../patch.ts'

/** Told in the context of the code that asks; what the answer is called with knows the connection and the number of the stream. */
export type StreamAsked = (session: ClientHttp2Session) => (stream: ClientHttp2Stream) => void

let known: object | undefined

/** @returns lets go */
export function patchClientSessions(asked: StreamAsked): () => void {
  return patched(known ??= prototypeOfSessions(), { request: telling(asked) })
}

function telling(asked: StreamAsked): Replacement {
  return (original) => function request(this: ClientHttp2Session, ...given: unknown[]): unknown {
    const tell = asked(this)
    const stream = Reflect.apply(original, this, given) as ClientHttp2Stream
    // Before the connection stands a stream has no number.
    if (stream.pending) stream.once('ready', () => tell(stream))
    else tell(stream)
    return stream
  }
}

function prototypeOfSessions(): object {
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() })
  const session = process.getBuiltinModule('node:http2').connect('http://localhost', { createConnection: () => nowhere })
  session.destroy()
  return Object.getPrototypeOf(session) as object
}
