// Routes under `node --import querylint/register`: each framework as its own pages show it, with no word of ours; in both module systems
// where the class of its applications has to be found.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, build } from './built.ts'

let built: Built

beforeAll(() => {
  built = build()
}, 120_000)

afterAll(() => built.drop())

interface Framework {
  readonly name: string
  /** What it takes from which packages. */
  readonly imports: Readonly<Record<string, string>>
  /** Makes a listener from `load`, for `GET /posts/:id` and `GET /api/authors/:id`. */
  readonly body: string
  readonly formats?: readonly string[]
}

const nest = (adapter: string, make: string) => `
  class Posts { find(id) { return load(id) } }
  class Authors { find(id) { return load(id) } }
  for (const [controller, path] of [[Posts, 'posts'], [Authors, 'api/authors']]) {
    Controller(path)(controller)
    Param('id')(controller.prototype, 'find', 0)
    Get(':id')(controller.prototype, 'find', Object.getOwnPropertyDescriptor(controller.prototype, 'find'))
  }
  class Application {}
  Module({ controllers: [Posts, Authors] })(Application)
  const app = await NestFactory.create(Application, new ${adapter}(), { logger: false })
  await app.init()
  ${make}`

const frameworks: readonly Framework[] = [
  {
    name: 'Express', formats: ['mjs'], imports: { express: 'express' },
    body: `
      const app = express()
      const answer = async (request, response) => response.json(await load(request.params.id))
      const router = express.Router()
      app.get('/posts/:id', answer)
      router.get('/authors/:id', answer)
      app.use('/api', router)
      const listener = app`,
  },
  {
    name: 'Fastify', formats: ['mjs'], imports: { fastify: '{ fastify }' },
    body: `
      const app = fastify()
      app.get('/posts/:id', (request) => load(request.params.id))
      app.register(async (inner) => inner.get('/authors/:id', (request) => load(request.params.id)), { prefix: '/api' })
      await app.ready()
      const listener = (request, response) => app.routing(request, response)`,
  },
  {
    name: 'Koa', imports: { koa: 'Koa', '@koa/router': '{ Router }' },
    body: `
      const [app, plain, prefixed] = [new Koa(), new Router(), new Router({ prefix: '/api' })]
      const answer = async (context) => { context.body = await load(context.params.id) }
      plain.get('/posts/:id', answer)
      prefixed.get('/authors/:id', answer)
      app.use(plain.routes()).use(prefixed.routes())
      const listener = app.callback()`,
  },
  ...['hono', 'hono/tiny', 'hono/quick'].map((name): Framework => ({
    name, formats: name === 'hono' ? ['mjs', 'cjs'] : ['mjs'], imports: { [name]: '{ Hono }', '@hono/node-server': '{ getRequestListener }' },
    body: `
      const [app, inner] = [new Hono(), new Hono()]
      const answer = async (context) => context.json(await load(context.req.param('id')))
      app.use('*', async (_, next) => await next())
      app.get('/posts/:id', answer)
      inner.get('/authors/:id', answer)
      app.route('/api', inner)
      const listener = getRequestListener(app.fetch)`,
  })),
  {
    name: 'Hono with a base path', formats: ['cjs'], imports: { hono: '{ Hono }', '@hono/node-server': '{ getRequestListener }' },
    body: `
      const answer = async (context) => context.json(await load(context.req.param('id')))
      const [posts, authors] = [new Hono().basePath('/posts').get('/:id', answer), new Hono().basePath('/api').basePath('/authors').get('/:id', answer)]
      const [one, other] = [posts, authors].map((app) => getRequestListener(app.fetch))
      const listener = (request, response) => request.url.startsWith('/posts') ? one(request, response) : other(request, response)`,
  },
  {
    name: 'NestJS on Express', formats: ['cjs'], imports: { '@nestjs/common': '{ Controller, Get, Module, Param }', '@nestjs/core': '{ NestFactory }', '@nestjs/platform-express': '{ ExpressAdapter }' },
    body: nest('ExpressAdapter', 'const listener = app.getHttpAdapter().getInstance()'),
  },
  {
    name: 'NestJS on Fastify', formats: ['cjs'], imports: { '@nestjs/common': '{ Controller, Get, Module, Param }', '@nestjs/core': '{ NestFactory }', '@nestjs/platform-fastify': '{ FastifyAdapter }' },
    body: nest('FastifyAdapter', `
  const fastify = app.getHttpAdapter().getInstance()
  await fastify.ready()
  const listener = (request, response) => fastify.routing(request, response)`),
  },
]

const asking = `
  const server = createServer(listener)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  for (const path of ['/posts/1', '/posts/2?full=1', '/api/authors/3']) {
    const response = await fetch('http://127.0.0.1:' + server.address().port + path)
    console.log(await response.text(), response.headers.get('x-query-count'))
  }
  server.close()
  server.closeAllConnections()`

function programOf({ name, imports, body }: Framework, format: string): string {
  const all = Object.entries({ 'node:http': '{ createServer }', '@libsql/client': '{ createClient }', ...imports })
  const program = `
  const client = createClient({ url: ':memory:' })
  const load = async (id) => (await client.execute({ sql: 'SELECT ? AS id', args: [id] })).rows
  ${body}${asking}`
  return format === 'mjs'
    ? `${all.map(([from, names]) => `import ${names} from '${from}'`).join('\n')}\n${program}\n`
    : `${name.startsWith('NestJS') ? "require('reflect-metadata')\n" : ''}${all.map(([from, names]) => `const ${names} = require('${from}')`).join('\n')}\nvoid (async () => {\n${program}\n})()\n`
}

test.each(frameworks.flatMap((framework) => (framework.formats ?? ['mjs', 'cjs']).map((format) => [framework.name, format, framework] as const)))('%s, %s', (name, format, framework) => {
  const { out, summary } = built.run(`${name.replaceAll(/\W/g, '-')}.${format}`, programOf(framework, format))
  expect(out.trim().split('\n')).toEqual(['1', '2', '3'].map((id) => `[{"id":"${id}"}] 1`))
  expect(summary!.routes).toMatchObject([
    { method: 'GET', route: '/posts/:id', requests: 2, statements: 2 }, { method: 'GET', route: '/api/authors/:id', requests: 1, statements: 1 },
  ])
})
