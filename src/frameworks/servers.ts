// Servers for HTTP and procedures: what they hand to the functions that answer, and what applications put there for them.

import type { Framework, Held } from '../model/framework.ts'

/** Methods of one kind. */
function all(names: readonly string[], held: Held): Readonly<Record<string, Held>> {
  return Object.fromEntries(names.map((name) => [name, held]))
}

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'all']
const nothing: Held = {}

const fastify: Framework = {
  name: 'fastify-members', modules: ['fastify', 'fastify-plugin', '@fastify/type-provider-typebox', 'fastify-type-provider-zod'], callables: [], asks: 'perhaps',
  carries: ['FastifyInstance', 'FastifyRequest', 'FastifyReply'],
  injection: { decorators: [], calls: { decorate: 'value', decorateRequest: 'value', decorateReply: 'value' } },
  types: fastifyTypes(),
}

function fastifyTypes(): Framework['types'] {
  const [instance, request, reply] = ['FastifyInstance', 'FastifyRequest', 'FastifyReply'].map((name): Held => ({ named: { module: 'fastify', name } })) as [Held, Held, Held]
  const plugin: Readonly<Record<string, Held>> = { '': { takes: [instance] } }
  const handler: Readonly<Record<string, Held>> = { '': { takes: [request, reply] } }
  const server: Readonly<Record<string, Held>> = { '': { gives: [instance], back: instance } }
  return {
    FastifyInstance: {
      ...all([...verbs, 'route', 'addHook'], { gives: [request, reply], back: 'itself' }),
      ...all(['register', 'after'], { gives: [instance], back: 'itself' }),
      ...all(['withTypeProvider', 'decorate', 'decorateRequest', 'decorateReply', 'setErrorHandler', 'setNotFoundHandler'], { back: 'itself' }),
    },
    FastifyRequest: { server: instance },
    FastifyReply: { server: instance, request },
    FastifyPluginAsync: plugin, FastifyPluginCallback: plugin, FastifyPlugin: plugin, FastifyPluginAsyncTypebox: plugin, FastifyPluginAsyncZod: plugin, FastifyPluginCallbackTypebox: plugin, FastifyPluginCallbackZod: plugin,
    RouteHandlerMethod: handler, RouteHandler: handler, preHandlerHookHandler: handler, preHandlerAsyncHookHandler: handler, onRequestHookHandler: handler, onRequestAsyncHookHandler: handler,
    default: server, fastify: server, fastifyPlugin: server, fp: server,
  }
}

const context: Held = { named: { module: 'hono', name: 'Context' } }
const variables: Held = { argument: 0, member: 'Variables', also: { module: 'hono', name: 'ContextVariableMap' } }
const middleware: Readonly<Record<string, Held>> = { '': { gives: [context, nothing] } }
const routes: Readonly<Record<string, Held>> = {
  ...all([...verbs, 'on', 'use', 'openapi'], { gives: [context, nothing], back: 'itself' }),
  onError: { gives: [nothing, context], back: 'itself' },
  notFound: { gives: [context], back: 'itself' },
  ...all(['route', 'basePath', 'mount'], { back: 'itself' }),
}

const hono: Framework = {
  name: 'hono-members', modules: ['hono', 'hono/quick', 'hono/tiny', 'hono/factory', '@hono/zod-openapi'], callables: [], asks: 'perhaps',
  carries: ['ContextVariableMap'],
  injection: { decorators: [], calls: { 'c.set': 'value', 'ctx.set': 'value', 'context.set': 'value' } },
  types: {
    Hono: routes, OpenAPIHono: routes,
    Context: { var: variables, get: { ...variables, called: 'byName' } },
    Handler: { '': { takes: [context, nothing] } }, MiddlewareHandler: { '': { takes: [context, nothing] } },
    createMiddleware: middleware,
    createFactory: { '': { back: { named: { module: 'hono', name: 'Factory' } }, generic: true } },
    Factory: { createApp: { back: { named: { module: 'hono', name: 'Hono' } } }, ...all(['createMiddleware', 'createHandlers'], { gives: [context, nothing] }) },
  },
}

const procedure: Held = { named: { name: 'Procedure' } }
const resolver: Held = { gives: [{ fields: { ctx: { argument: 0, ran: true } } }] }

const trpc: Framework = {
  name: 'trpc-members', modules: ['@trpc/server'], callables: [], asks: 'perhaps',
  types: {
    'initTRPC.context': { '': { back: { named: { name: 'Builder' } }, generic: true } },
    'initTRPC.meta': { '': { back: { named: { name: 'Builder' } } } },
    Builder: { context: { back: { named: { name: 'Builder' } }, generic: true }, meta: { back: 'itself' }, create: { back: { named: { name: 'Root' } } } },
    Root: { procedure, middleware: { ...resolver, back: { named: { name: 'Middleware' } }, adds: { calling: 'next', property: 'ctx' } } },
    Middleware: {},
    Procedure: {
      ...all(['input', 'output', 'meta', 'concat', 'unstable_concat'], { back: 'itself' }),
      ...all(['query', 'mutation', 'subscription'], resolver),
      use: { ...resolver, back: 'itself', adds: { calling: 'next', property: 'ctx' } },
    },
  },
}

const request: Held = { named: { module: 'express', name: 'Request' } }
const response: Held = { named: { module: 'express', name: 'Response' } }
const application: Held = { named: { module: 'express', name: 'Application' } }
const answering: readonly Held[] = [request, response, nothing]
const routing: Readonly<Record<string, Held>> = { ...all([...verbs, 'use'], { gives: answering, back: 'itself' }), route: { back: 'itself' }, param: { gives: answering, back: 'itself' } }
const handling: Readonly<Record<string, Held>> = { '': { takes: answering } }
const failing: Readonly<Record<string, Held>> = { '': { takes: [nothing, ...answering] } }

const express: Framework = {
  name: 'express-members', modules: ['express', 'express-serve-static-core'], callables: [], asks: 'perhaps',
  types: {
    default: { '': { back: application } }, express: { '': { back: application } }, Router: { ...routing, '()': { back: 'itself' } },
    Application: { ...routing, locals: { named: { module: 'global', name: 'Express.Locals' } } }, Express: routing, IRouter: routing,
    Request: { app: application, res: response }, Response: { app: application, req: request, locals: { named: { module: 'global', name: 'Express.Locals' } } },
    RequestHandler: handling, Handler: handling, ErrorRequestHandler: failing,
  },
  extends: Object.fromEntries(['Request', 'Response', 'Application'].map((name) => [name, [{ module: 'express-serve-static-core', name }, { module: 'global', name: `Express.${name}` }]])),
}

const koaContext: Held = { named: { module: 'koa', name: 'ParameterizedContext' } }
const koaRoutes: Readonly<Record<string, Held>> = all([...verbs, 'use', 'del', 'register'], { gives: [koaContext, nothing], back: 'itself' })
const contextual = ['DefaultContext', 'DefaultContextExtends', 'BaseContext', 'ExtendableContext'].map((name) => ({ module: 'koa', name }))

const koa: Framework = {
  name: 'koa-members', modules: ['koa', '@koa/router', 'koa-router'], callables: [], asks: 'perhaps',
  types: {
    default: koaRoutes, Koa: koaRoutes, Router: koaRoutes,
    Context: { state: { named: { module: 'koa', name: 'DefaultState' } } },
    ParameterizedContext: { state: { argument: 0, also: { module: 'koa', name: 'DefaultState' } } },
    Middleware: { '': { takes: [koaContext, nothing] } },
  },
  extends: { Context: contextual, ParameterizedContext: contextual, DefaultState: [{ name: 'DefaultStateExtends' }] },
}

const loading: Readonly<Record<string, Held>> = { context: { named: { name: 'AppLoadContext' } } }
const loader: Readonly<Record<string, Held>> = { '': { takes: [{ named: { name: 'LoaderFunctionArgs' } }] } }
const remix = ['react-router', '@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime']

const routesOfReact: readonly Framework[] = [
  {
    name: 'react-router', modules: remix, callables: [], asks: 'perhaps',
    types: { LoaderFunctionArgs: loading, ActionFunctionArgs: loading, LoaderArgs: loading, ActionArgs: loading, DataFunctionArgs: loading, LoaderFunction: loader, ActionFunction: loader },
    extends: { AppLoadContext: remix.map((module) => ({ module, name: 'AppLoadContext' })) },
  },
  {
    // The types that it generates for a route.
    name: 'react-router-types', modules: ['./+types/*'], callables: [], asks: 'perhaps',
    types: Object.fromEntries(['Route.LoaderArgs', 'Route.ActionArgs'].map((name) => [name, { context: { named: { module: 'react-router', name: 'AppLoadContext' } } }])),
  },
]

export const servers: readonly Framework[] = [fastify, hono, trpc, express, koa, ...routesOfReact]
