// Requests as scopes in each framework, on a real database whose pool was warmed outside every scope.

import { createRequire } from 'node:module'
import { get } from 'node:http'
import { Hono } from 'hono'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countQueries, countRequests, NoRequestSeen, watchHttp, withQueryCount } from '../../../src/runtime.ts'
import type { RequestTrace } from '../../../src/runtime.ts'
import { takeLate } from '../../../src/runtime/late.ts'
import { type WatchedDatabase, noPostgresql, watchedBlog } from '../postgresql.ts'
import { type Listening, applications, fastifyApp, honoApp, listening } from './frameworks.ts'

const supertest = createRequire(import.meta.url)('supertest') as (url: string) => { get(path: string): Promise<{ status: number }> }

function shown({ method, route, status, statements }: RequestTrace): readonly unknown[] {
  return [method, route, status, statements]
}

describe.skipIf(noPostgresql !== undefined)('requests', () => {
  let database: WatchedDatabase
  let pool: pg.Pool
  const seen: RequestTrace[] = []
  let unwatch: () => void

  /** As many statements as the first digit of the identity says after the thousands. */
  async function load(id: string): Promise<unknown> {
    const { rows } = await pool.query('SELECT id, name FROM authors WHERE id = $1', [Number(id)])
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (rows.length > 0) await pool.query('SELECT id FROM posts WHERE author_id = $1', [Number(id)])
    return rows
  }

  beforeAll(async () => {
    database = await watchedBlog()
    pool = database.pool
    unwatch = watchHttp({ headers: true, onRequest: (trace) => seen.push(trace) })
  })

  afterAll(async () => {
    unwatch()
    await database.close()
  })

  describe.each(applications)('of $name', ({ listener, prefixed, name }) => {
    let server: Listening

    beforeAll(async () => {
      server = await listening(await listener(load))
    })

    afterAll(() => server.close())

    test('have the route, the status and the statements', async () => {
      const { requests } = await countRequests(async () => {
        await (await fetch(`${server.url}/posts/101?page=1`)).text()
        await (await fetch(`${server.url}/api/authors/999`)).text()
        await (await fetch(`${server.url}/nowhere`)).text()
      })
      expect(requests.map(shown)).toEqual([
        ['GET', name === 'node:http' ? '/posts/101' : '/posts/:id', 200, 2],
        ['GET', name === 'node:http' ? '/api/authors/999' : prefixed, 200, 1],
        ['GET', '/nowhere', 404, 0],
      ])
      expect(requests[0]!.path).toBe('/posts/101')
      expect(requests[0]!.scope).toEqual({ kind: 'request', name: `GET ${requests[0]!.route}` })
    })

    test('at the same time, each has its own', async () => {
      const { requests } = await countRequests(() => Promise.all([101, 999, 102, 998].map(async (id) => (await fetch(`${server.url}/posts/${id}`)).text())))
      expect(requests.map(({ statements }) => statements).sort()).toEqual([1, 1, 2, 2])
    })

    test('say in their headers what was counted', async () => {
      const { headers } = await fetch(`${server.url}/posts/101`)
      expect(headers.get('x-query-count')).toBe('2')
      expect(headers.get('server-timing')).toMatch(/^db;dur=\d+\.\d;desc="2 queries"$/)
    })

    test('name the line of each statement', async () => {
      const { requests: [trace] } = await countRequests(() => fetch(`${server.url}/posts/101`))
      expect(trace!.shapes.map(({ sites }) => sites[0]?.frames[0]?.function)).toEqual(['load', 'load'])
      expect(trace!.shapes[0]!.sites[0]!.frames[0]!.file).toBe(import.meta.filename)
    })
  })

  test('are told to who watches', async () => {
    seen.length = 0
    const server = await listening((_, response) => void pool.query('SELECT id FROM authors').then(() => response.end()))
    await fetch(server.url, { method: 'POST' })
    await server.close()
    expect(seen.map(shown)).toEqual([['POST', '/', 200, 1]])
  })

  test('count in the test that made them, though the server listened before it and connections are kept', async () => {
    const server = await listening((request, response) => void load(request.url!.slice(1)).then(() => response.end()))
    const hit = (id: number) => new Promise<void>((resolve) => get(`${server.url}/${id}`, (response) => response.resume().on('end', resolve)))
    const one = await countQueries(() => hit(101))
    const [two, three, none] = await Promise.all([
      countQueries(async () => { await hit(101); await hit(102) }),
      countQueries(async () => { await fetch(`${server.url}/101`); await hit(999); await supertest(server.url).get('/999') }),
      countQueries(() => new Promise((resolve) => setTimeout(resolve, 20))),
    ])
    await server.close()
    expect([one, two, three, none].map(({ statements }) => statements)).toEqual([2, 4, 4, 0])
  })

  test('outside a test that has ended count nowhere but in themselves', async () => {
    const { result: server, ...trace } = await countQueries(() => listening((_, response) => void load('101').then(() => response.end())))
    seen.length = 0
    await fetch(server.url)
    await server.close()
    expect([trace.statements, seen.map(shown)]).toEqual([0, [['GET', '/', 200, 2]]])
    expect(takeLate()).toEqual([])
  })

  test('whose answer was sent before a statement have it late', async () => {
    let isDone: Promise<unknown> | undefined
    const server = await listening((_, response) => {
      const closed = new Promise((resolve) => response.once('close', resolve))
      response.end('early')
      isDone = closed.then(() => new Promise(setImmediate)).then(() => pool.query('SELECT id FROM posts'))
    })
    const { requests: [trace] } = await countRequests(() => fetch(server.url))
    await isDone
    await server.close()
    expect(trace!.statements).toBe(0)
    expect(takeLate().map(({ scope, statement }) => [scope.name, statement])).toEqual([['GET /', 'select id from posts']])
  })

  test('whose connection was closed end then', async () => {
    const aborter = new AbortController()
    const server = await listening(() => aborter.abort())
    const { requests } = await countRequests(() => fetch(server.url, { signal: aborter.signal }).catch(() => undefined))
    await server.close()
    expect(requests.map(shown)).toEqual([['GET', '/', undefined, 0]])
  })

  test('reach Fastify without a server', async () => {
    const app = fastifyApp(load)
    const { requests, result } = await countRequests(async () => await Promise.all([app.inject('/posts/101'), app.inject('/api/authors/999')]))
    expect(result.map(({ statusCode, headers }) => [statusCode, headers['x-query-count']])).toEqual([[200, '2'], [200, '1']])
    // Which is answered first is the database's to say.
    expect(requests.map(shown).sort()).toEqual([['GET', '/api/authors/:id', 200, 1], ['GET', '/posts/:id', 200, 2]])
    await app.close()
  })

  test('are answered, and others hear of them, although whoever hears of them first fails', async () => {
    const told: string[] = []
    const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0)
    const failing = () => { throw new Error('no metrics') }
    const heard: RequestTrace[] = []
    const unwatches = [watchHttp({ onRequest: failing }), watchHttp({ onRequest: (trace) => heard.push(trace) })]
    const handler = withQueryCount(async () => Response.json(await load('101')), { route: '/next', onRequest: failing })
    const server = await listening((_, response) => void load('101').then(() => response.end('answered')))
    expect(await (await fetch(server.url)).text()).toBe('answered')
    expect((await (handler as () => Promise<Response>)()).status).toBe(200)
    await server.close()
    for (const end of unwatches) end()
    written.mockRestore()
    expect(heard.map(shown)).toEqual([['GET', '/', 200, 2], ['GET', '/next', 200, 2]])
    expect(told).toEqual([expect.stringContaining('`onRequest` failed')])
  })

  test('that nobody sees are an error, not nothing', async () => {
    await expect(countRequests(() => new Hono().request('/'))).rejects.toThrow(NoRequestSeen)
  })

  test('reach Hono without a server', async () => {
    const app = honoApp(load)
    const { requests, result } = await countRequests(() => app.request('/api/authors/101'))
    expect(result.headers.get('x-query-count')).toBe('2')
    expect(requests.map(shown)).toEqual([['GET', '/api/authors/:id', 200, 2]])
  })

  test('reach route handlers of Next', async () => {
    const traces: RequestTrace[] = []
    const handler = withQueryCount(async (_: Request, { params }: { params: Promise<{ id: string }> }) => Response.json(await load((await params).id)), {
      headers: true, onRequest: (trace) => traces.push(trace),
    })
    const response = await handler(new Request('http://localhost/api/posts/101?full=1'), { params: Promise.resolve({ id: '101' }) })
    expect([response.status, response.headers.get('x-query-count')]).toEqual([200, '2'])
    const redirecting = withQueryCount(async () => Response.redirect('http://localhost/', 307), { headers: true, route: '/go', onRequest: (trace) => traces.push(trace) })
    expect((await redirecting()).headers.get('x-query-count')).toBe('0')
    expect(traces.map(shown)).toEqual([['GET', '/api/posts/[id]', 200, 2], ['GET', '/go', 307, 0]])
  })

  test('of a server are named by their route handler', async () => {
    const handler = withQueryCount(async (request: { query?: { path: string[] } }, response: { end(): void }) => {
      await load(request.query!.path[1]!)
      response.end()
    })
    const server = await listening((request, response) => void handler(Object.assign(request, { query: { path: ['posts', '101'] } }), response))
    const { requests } = await countRequests(() => fetch(`${server.url}/api/posts/101`))
    await server.close()
    expect(requests.map(shown)).toEqual([['GET', '/api/[...path]', 200, 2]])
  })
})
