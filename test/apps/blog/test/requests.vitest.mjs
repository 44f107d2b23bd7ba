import { countRequests } from 'querylint/runtime'
import supertest from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { app as express } from '../servers/express.mjs'
import { app as fastify } from '../servers/fastify.mjs'
import { app as hono } from '../servers/hono.mjs'
import { app as koa } from '../servers/koa.mjs'
import { app as nest } from '../servers/nest.ts'
import { GET } from '../servers/next.mjs'
import { open } from '../src/database.mjs'

beforeAll(open)

test('Express answers with two queries', async () => {
  const { requests: [request] } = await countRequests(() => supertest(express).get('/authors/1').expect(200))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/:id', status: 200, statements: 2 })
  await expect(request).not.toHaveNPlusOne()
})

test('NestJS answers with two queries', async () => {
  const { requests: [request] } = await countRequests(() => supertest(nest.getHttpServer()).get('/authors/1').expect(200))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/:id', status: 200, statements: 2 })
})

test('Koa answers with two queries', async () => {
  const { requests: [request] } = await countRequests(() => supertest(koa.callback()).get('/authors/1').expect(200))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/:id', status: 200, statements: 2 })
})

test('Fastify answers with two queries', async () => {
  const { requests: [request] } = await countRequests(async () => await fastify.inject('/authors/1'))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/:id', status: 200, statements: 2 })
})

test('Hono answers with two queries', async () => {
  const { requests: [request] } = await countRequests(() => hono.request('/authors/1'))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/:id', status: 200, statements: 2 })
})

test('a route handler of Next answers with two queries', async () => {
  const { requests: [request] } = await countRequests(() => GET(new Request('http://localhost/authors/1'), { params: Promise.resolve({ id: '1' }) }))
  expect(request).toMatchObject({ method: 'GET', route: '/authors/[id]', status: 200, statements: 2 })
})
