// The same small application in each framework: a route with a parameter, one below a prefix, and none for other paths.

import 'reflect-metadata'
import { createRequire } from 'node:module'
import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Controller, Get, type INestApplication, Module, Param } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { Hono } from 'hono'
import { fastify } from 'fastify'
import { watchApp } from '../../../src/runtime.ts'

const require = createRequire(import.meta.url)

/** What each route answers with, from the database. */
export type Load = (id: string) => Promise<unknown>

export interface Application {
  readonly name: string
  listener(load: Load): RequestListener | Promise<RequestListener>
  /** The route below a prefix, as the framework writes it. */
  readonly prefixed: string
}

interface Routes {
  get(path: string, handler: (...given: any[]) => unknown): unknown
}

function express(load: Load, version: 'express' | 'express4'): RequestListener {
  const make = require(version) as { (): Routes & RequestListener & { use(path: string, router: object): void }; Router(): Routes }
  const app = make()
  const answer = (request: { params: { id: string } }, response: { json(body: unknown): void }, next: (error: unknown) => void) => {
    void load(request.params.id).then((body) => response.json(body), next)
  }
  app.get('/posts/:id', answer)
  const router = make.Router()
  router.get('/authors/:id', answer)
  app.use('/api', router)
  return app
}

export function koaListener(load: Load): RequestListener {
  const Koa = require('koa') as new () => { use(middleware: unknown): void; callback(): RequestListener }
  const { Router } = require('@koa/router') as { Router: new (options?: { prefix: string }) => Routes & { routes(): unknown } }
  const app = watchApp(new Koa())
  const answer = async (context: { params: { id: string }; body: unknown }) => {
    context.body = await load(context.params.id)
  }
  const [plain, prefixed] = [new Router(), new Router({ prefix: '/api' })]
  plain.get('/posts/:id', answer)
  prefixed.get('/authors/:id', answer)
  app.use(plain.routes())
  app.use(prefixed.routes())
  return app.callback()
}

export function honoApp(load: Load): Hono {
  const app = watchApp(new Hono())
  app.use('*', async (_, next) => await next())
  app.get('/posts/:id', async (context) => context.json(await load(context.req.param('id'))))
  const inner = new Hono()
  inner.get('/authors/:id', async (context) => context.json(await load(context.req.param('id'))))
  app.route('/api', inner)
  return app
}

export function fastifyApp(load: Load): ReturnType<typeof fastify> {
  const app = fastify()
  app.addHook('preHandler', async () => undefined)
  app.get('/posts/:id', (request) => load((request.params as { id: string }).id))
  app.register(async (inner) => {
    inner.get('/authors/:id', (request) => load((request.params as { id: string }).id))
  }, { prefix: '/api' })
  return app
}

/** Decorators are functions; written as calls they need no transformation. */
async function nest(load: Load, adapter?: FastifyAdapter): Promise<INestApplication> {
  class Answers {
    find(id: string): Promise<unknown> {
      return load(id)
    }
  }
  class Posts extends Answers {}
  class Authors extends Answers {}
  for (const [controller, path] of [[Posts, 'posts'], [Authors, 'api/authors']] as const) {
    const find = { value: controller.prototype.find, configurable: true, writable: true }
    Object.defineProperty(controller.prototype, 'find', find)
    Controller(path)(controller)
    Param('id')(controller.prototype, 'find', 0)
    Get(':id')(controller.prototype, 'find', find)
  }
  class Application {}
  Module({ controllers: [Posts, Authors] })(Application)
  const app: INestApplication = adapter === undefined ? await NestFactory.create(Application, { logger: false }) : await NestFactory.create(Application, adapter, { logger: false })
  return await watchApp(app).init()
}

async function fastifyListener(app: { ready(): PromiseLike<unknown>; routing(...given: Parameters<RequestListener>): void }): Promise<RequestListener> {
  await app.ready()
  return (request, response) => app.routing(request, response)
}

function bare(load: Load): RequestListener {
  return (request, response) => {
    const id = /^\/(?:posts|api\/authors)\/(\d+)/.exec(request.url!)?.[1]
    if (id === undefined) response.writeHead(404).end()
    else void load(id).then((body) => response.end(JSON.stringify(body)))
  }
}

export const applications: readonly Application[] = [
  { name: 'node:http', listener: bare, prefixed: '/api/authors/101' },
  { name: 'Express 5', listener: (load) => express(load, 'express'), prefixed: '/api/authors/:id' },
  { name: 'Express 4', listener: (load) => express(load, 'express4'), prefixed: '/api/authors/:id' },
  { name: 'Koa', listener: koaListener, prefixed: '/api/authors/:id' },
  { name: 'NestJS on Express', listener: async (load) => (await nest(load)).getHttpAdapter().getInstance() as RequestListener, prefixed: '/api/authors/:id' },
  { name: 'NestJS on Fastify', listener: async (load) => fastifyListener((await nest(load, new FastifyAdapter())).getHttpAdapter().getInstance()), prefixed: '/api/authors/:id' },
  { name: 'Hono', listener: (load) => getRequestListener(honoApp(load).fetch), prefixed: '/api/authors/:id' },
  { name: 'Fastify', listener: (load) => fastifyListener(fastifyApp(load)), prefixed: '/api/authors/:id' },
]

export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/** A server on a free port that listens already when tests run. */
export async function listening(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
