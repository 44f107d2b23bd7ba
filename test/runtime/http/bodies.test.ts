// Requests whose handlers read the body by its events, in front of a real database: the events come from the connection, which somebody else
// has opened, and what their listeners send belongs to the request all the same.

import { AsyncResource } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { Agent, createServer, request as send } from 'node:http'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { connect, createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countQueries, countRequests, watchHttp } from '../../../src/runtime.ts'
import { takeLate, takeOutside } from '../../../src/runtime/late.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from '../postgresql.ts'
import { listening } from './frameworks.ts'

interface Express extends RequestListener {
  (request: IncomingMessage, response: ServerResponse): void
  post(path: string, handler: RequestListener): unknown
}

const express = createRequire(import.meta.url)('express') as () => Express
const small = '{"a":1}'
const large = 'x'.repeat(300_000)

describe.skipIf(noPostgresql !== undefined)('a body that is read', () => {
  let database: WatchedDatabase
  let pool: pg.Pool
  let unwatch: () => void

  const query = () => pool.query('SELECT id FROM authors')
  const answered = (response: ServerResponse) => void query().then(() => response.end())

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    unwatch = watchHttp({ headers: true })
  })

  beforeEach(() => {
    takeLate()
    takeOutside()
  })

  afterAll(async () => {
    unwatch()
    await database.close()
  })

  const ways: Readonly<Record<string, RequestListener>> = {
    'by `data` and `end`': (request, response) => void request.on('data', () => undefined).on('end', () => answered(response)),
    'by `end`, with a callback': (request, response) => void request.resume().on('end', () => pool.query('SELECT id FROM authors', () => response.end())),
    'by `readable`': (request, response) => void request.on('readable', () => {
      while (request.read() !== null);
    }).once('end', () => answered(response)),
    'by what it is piped into': (request, response) => void request.pipe(new Writable({ write: (_chunk, _encoding, done) => done() })).on('close', () => answered(response)),
    'by iteration': async (request, response) => {
      for await (const _ of request);
      answered(response)
    },
  }

  describe.each(Object.entries(ways))('%s', (_, listener) => {
    test.each([
      ['node:http', () => listener],
      ['Express', () => {
        const app = express()
        app.post('/', listener)
        return app
      }],
    ])('by %s, is a part of its request', async (_, make) => {
      const server = await listening(make())
      // Somebody else opens the connection.
      await countQueries(() => fetch(server.url, { method: 'POST', body: small }))
      for (const body of [small, large]) {
        const { requests, result } = await countRequests(() => fetch(server.url, { method: 'POST', body }))
        expect([requests[0]!.statements, result.headers.get('x-query-count')]).toEqual([1, '1'])
      }
      const { requests } = await countRequests(() => inParts(server.url))
      await server.close()
      expect([requests[0]!.statements, takeOutside()]).toEqual([1, 0])
    })
  })

  test('over HTTP/2 is a part of its request', async () => {
    const server = createHttp2Server((request, response) => void request.resume().on('end', () => void query().then(() => response.end())))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const ask = () => new Promise((resolve) => {
      const stream = session.request({ ':path': '/', ':method': 'POST' })
      stream.resume().on('end', resolve)
      stream.write('a')
      setTimeout(() => stream.end('b'), 10)
    })
    await ask()
    const { requests } = await countRequests(() => Promise.all([ask(), ask()]))
    session.close()
    await new Promise((resolve) => server.close(resolve))
    expect([requests.map(({ statements }) => statements), takeOutside()]).toEqual([[1, 1], 0])
  })

  test('in requests that follow one another on a connection, is a part of each', async () => {
    const server = await listening((request, response) => void request.resume().on('end', async () => {
      for (let left = Number(request.url!.slice(1)); left > 0; left -= 1) await query()
      response.end()
    }))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { requests } = await countRequests(() => Promise.all([1, 3, 2].map((count) => inParts(`${server.url}/${count}`, agent))))
    agent.destroy()
    await server.close()
    expect(requests.map(({ path, statements }) => [path, statements]).sort()).toEqual([['/1', 1], ['/2', 2], ['/3', 3]])
    expect(takeOutside()).toBe(0)
  })

  test('and listeners to its answer are in the scope until that is sent, and late afterwards', async () => {
    let isDone: Promise<unknown> | undefined
    const server = await listening((request, response) => {
      const closed = new Promise<void>((resolve) => response.on('close', () => void query().then(() => resolve())))
      const finished = new Promise<void>((resolve) => response.on('finish', () => void pool.query('SELECT id FROM posts').then(() => resolve())))
      isDone = Promise.all([closed, finished])
      request.resume().on('end', () => response.end())
    })
    const { requests: [trace] } = await countRequests(() => inParts(server.url))
    await isDone
    await server.close()
    expect([trace!.shapes.map(({ statement }) => statement), trace!.late]).toEqual([['select id from posts'], 1])
    expect(takeLate().map(({ scope, statement }) => [scope.name, statement])).toEqual([['POST /', 'select id from authors']])
    expect(takeOutside()).toBe(0)
  })

  test('by a listener that is bound to another context stays there', async () => {
    const elsewhere = new AsyncResource('elsewhere')
    const server = await listening((request, response) => void request.resume().on('end', elsewhere.bind(() => answered(response))))
    const { requests: [trace] } = await countRequests(() => inParts(server.url))
    await server.close()
    expect([trace!.statements, takeOutside()]).toEqual([0, 1])
  })

  test('in a scope within the request counts there, where that scope emits by itself', async () => {
    const inner: number[] = []
    const server = await listening((request, response) => {
      request.on('asked', () => void query())
      void countQueries(() => void request.emit('asked')).then(({ statements }) => inner.push(statements)).then(() => response.end())
    })
    const { requests: [trace] } = await countRequests(() => fetch(server.url))
    await server.close()
    expect([inner, trace!.statements]).toEqual([[1], 1])
  })

  test('where nobody watches, messages are what they were', async () => {
    unwatch()
    const own: boolean[] = []
    const server = createServer((request, response) => {
      own.push(Object.hasOwn(request, 'emit'), Object.hasOwn(response, 'emit'))
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.close()
    server.closeAllConnections()
    unwatch = watchHttp({ headers: true })
    expect(own).toEqual([false, false])
  })
})

/** The body comes when the handler has run. */
function inParts(url: string, agent?: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = send(url, { method: 'POST', ...agent === undefined ? {} : { agent } }, (response) => response.resume().on('end', resolve)).on('error', reject)
    request.write('{"a":')
    setTimeout(() => request.end('1}'), 20)
  })
}
