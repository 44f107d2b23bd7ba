// Servers of HTTP/2, plain and secure, on a real database: each request of a connection is a scope of its own, as over HTTP/1.

import { createRequire } from 'node:module'
import { connect, createSecureServer, createServer } from 'node:http2'
import type { ClientHttp2Session, Http2SecureServer, Http2Server, SecureServerOptions } from 'node:http2'
import { request as requestSecurely } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { fastify } from 'fastify'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, countRequests, watchHttp } from '../../../src/runtime.ts'
import type { RequestTrace } from '../../../src/runtime.ts'
import { takeLate } from '../../../src/runtime/late.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from '../postgresql.ts'
import { honoApp, koaListener } from './frameworks.ts'

const supertest = createRequire(import.meta.url)('supertest') as (url: string, options: object) => { get(path: string): Promise<{ status: number }> }

/** A key that both know takes the place of a certificate. */
const key = { psk: Buffer.from('querylint'), identity: 'test' }
const ofServer: SecureServerOptions = { pskCallback: () => key.psk, ciphers: 'PSK+HIGH', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', allowHTTP1: true } as SecureServerOptions
const ofClient = { pskCallback: () => key, ciphers: 'PSK+HIGH', checkServerIdentity: () => undefined }

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

function asked(session: ClientHttp2Session, path: string, headers: object = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path, ...headers })
    let answered: Readonly<Record<string, unknown>> = {}
    let body = ''
    stream.setEncoding('utf8').on('response', (given) => {
      answered = given
    }).on('data', (text) => {
      body += String(text)
    }).on('end', () => resolve({ status: answered[':status'] as number, headers: answered, body })).on('error', reject)
    stream.end()
  })
}

async function within<Result>(server: Http2Server | Http2SecureServer, run: (session: ClientHttp2Session, port: number) => Promise<Result>): Promise<Result> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const session = 'setSecureContext' in server ? connect(`https://127.0.0.1:${port}`, ofClient) : connect(`http://127.0.0.1:${port}`)
  try {
    return await run(session, port)
  } finally {
    session.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

function shown({ method, route, status, statements }: RequestTrace): readonly unknown[] {
  return [method, route, status, statements]
}

describe.skipIf(noPostgresql !== undefined)('requests over HTTP/2', () => {
  let database: WatchedDatabase
  let pool: pg.Pool
  let unwatch: () => void

  async function load(id: string): Promise<unknown> {
    const { rows } = await pool.query('SELECT id, name FROM authors WHERE id = $1', [Number(id)])
    if (rows.length > 0) await pool.query('SELECT id FROM posts WHERE author_id = $1', [Number(id)])
    return rows
  }

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    unwatch = watchHttp({ headers: true })
  })

  afterAll(async () => {
    unwatch()
    await database.close()
  })

  type Listener = (request: { readonly url?: string; readonly httpVersion: string }, response: { end(text: string): unknown }) => void
  const listener: Listener = (request, response) => void load(request.url!.slice(1)).then((rows) => response.end(`${request.httpVersion} ${JSON.stringify(rows)}`))

  const servers: readonly (readonly [string, () => Http2Server | Http2SecureServer])[] = [
    ['plain', () => createServer(listener)], ['secure', () => createSecureServer(ofServer, listener)],
  ]

  describe.each(servers)('%s', (_, open) => {
    test('at the same time on one connection, each has its own', async () => {
      takeLate()
      const { requests, result } = await countRequests(() => within(open(), (session) => Promise.all(['/101', '/999', '/102'].map((path) => asked(session, path)))))
      expect(requests.map(shown).sort()).toEqual([['GET', '/101', 200, 2], ['GET', '/102', 200, 2], ['GET', '/999', 200, 1]])
      expect(result.map(({ body }) => body)).toEqual(['2.0 [{"id":101,"name":"author 101"}]', '2.0 []', '2.0 [{"id":102,"name":"author 102"}]'])
      expect(takeLate()).toEqual([])
    })

    test('count in the test that made them, though the server listened before it and all share one connection', async () => {
      await within(open(), async (session) => {
        // One of the connection's making.
        const one = await countQueries(() => asked(session, '/101'))
        const [two, three, none, requests] = await Promise.all([
          countQueries(async () => { await asked(session, '/101'); await asked(session, '/102') }),
          countQueries(() => Promise.all(['/101', '/999', '/999'].map((path) => asked(session, path)))),
          countQueries(() => new Promise((resolve) => setTimeout(resolve, 20))),
          countRequests(() => Promise.all(['/998', '/103'].map((path) => asked(session, path)))),
        ])
        expect([one, two, three, none].map(({ statements }) => statements)).toEqual([2, 4, 4, 0])
        expect(requests.requests.map(shown).sort()).toEqual([['GET', '/103', 200, 2], ['GET', '/998', 200, 1]])
      })
    })

    test('say in their headers what was counted', async () => {
      const { headers } = await within(open(), (session) => asked(session, '/101'))
      expect(headers['x-query-count']).toBe('2')
      expect(headers['server-timing']).toMatch(/^db;dur=\d+\.\d;desc="2 queries"$/)
    })
  })

  test('a server that takes HTTP/1 as well watches both', async () => {
    const { requests, result } = await countRequests(() => within(createSecureServer(ofServer, listener), (session, port) => Promise.all([
      asked(session, '/101').then(({ body }) => body),
      new Promise<string>((resolve, reject) => requestSecurely({ port, path: '/999', agent: false, ...ofClient }, (response) => response.setEncoding('utf8').on('data', resolve)).on('error', reject).end()),
    ])))
    expect(requests.map(shown).sort()).toEqual([['GET', '/101', 200, 2], ['GET', '/999', 200, 1]])
    expect(result).toEqual(['2.0 [{"id":101,"name":"author 101"}]', '1.1 []'])
  })

  test('a stream that is given up ends its request', async () => {
    let arrived: (() => void) | undefined
    const { requests } = await countRequests(() => within(createServer(() => arrived!()), (session) => new Promise<void>((resolve) => {
      const stream = session.request({ ':path': '/101' })
      stream.on('close', resolve)
      arrived = () => stream.close(8)
    })))
    expect(requests.map(shown)).toEqual([['GET', '/101', undefined, 0]])
  })

  test.each<readonly [string, () => Http2Server | Promise<Http2Server>]>([
    ['Fastify', async () => {
      const app = fastify({ http2: true })
      app.get('/posts/:id', (request) => load((request.params as { id: string }).id))
      await app.ready()
      return app.server
    }],
    ['Koa', () => createServer(koaListener(load) as never)],
    ['Hono', () => createServer(getRequestListener(honoApp(load).fetch))],
  ])('%s tells its routes', async (_, open) => {
    const server = await open()
    const { requests, result } = await countRequests(() => within(server, (session) => asked(session, '/posts/101')))
    expect(requests.map(shown)).toEqual([['GET', '/posts/:id', 200, 2]])
    expect(result.headers['x-query-count']).toBe('2')
  })

  test('what a server of another protocol calls a request is none', () => {
    const server = createNetServer()
    const given: unknown[] = []
    server.on('request', (...all) => given.push(...all))
    server.emit('request', { url: '/' }, 'later')
    expect(given).toEqual([{ url: '/' }, 'later'])
  })

  test('of a client that sends them later count where they were asked for', async () => {
    const server = createServer(listener)
    await within(server, async (_, port) => {
      const answers = await Promise.all(['/101', '/999'].map((path) => countQueries(() => supertest(`http://127.0.0.1:${port}`, { http2: true }).get(path))))
      expect(answers.map(({ statements, result }) => [result.status, statements])).toEqual([[200, 2], [200, 1]])
    })
  })

  test('servers and clients are as before when nobody watches', async () => {
    const { emit } = createNetServer()
    const requestOf = () => within(createServer(listener), async (session) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(session), 'request')!.value as Function)
    const watched = await requestOf()
    unwatch()
    expect(await requestOf()).not.toBe(watched)
    expect(createNetServer().emit).not.toBe(emit)
    expect(Object.hasOwn(createRequire(import.meta.url)('node:net').Server.prototype as object, 'emit')).toBe(false)
    unwatch = watchHttp({ headers: true })
  })
})
