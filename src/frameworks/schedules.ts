// Functions that run later: by a timer or when a response was sent, and the handlers that servers and React keep. Globals are listed under the module `node:globals`.
// Route methods take any number of handlers after the path.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

const timers = [
  callables('soon', 0, ['setTimeout'], { passes: 2 }), callables('soon', 0, ['setImmediate'], { passes: 1 }), callables('later', 0, ['setInterval']),
]
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'options', 'head', 'use', 'route']
const handlers = [0, 1, 2, 3]

function routes(name: string, modules: readonly string[], owners: readonly string[]): Framework {
  const names = owners.flatMap((owner) => verbs.map((verb) => owner === '' ? verb : `${owner}.${verb}`))
  return { name, modules, callables: handlers.map((callback) => callables('later', callback, names)) }
}

export const schedules: readonly Framework[] = [
  { name: 'timers', modules: ['timers', 'node:timers'], callables: timers },
  { name: 'globals', modules: ['node:globals'], callables: [...timers, callables('soon', 0, ['queueMicrotask', 'requestIdleCallback']), callables('soon', 0, ['process.nextTick'], { passes: 1 })] },
  routes('express', ['express'], ['Application', 'Router', 'Express', 'IRouter', 'default()', 'express()', 'Router()']),
  routes('fastify', ['fastify'], ['FastifyInstance', 'default()', 'fastify()']),
  routes('hono', ['hono', 'hono/*', '@hono/zod-openapi'], ['Hono', 'OpenAPIHono']),
  routes('koa', ['koa', 'koa-router', '@koa/router'], ['', 'Router']),
  {
    name: 'react-handlers', modules: ['react'], callables: [
      callables('later', 0, ['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'startTransition']),
      callables('once', 0, ['useMemo']),
      callables('once', 0, ['useCallback'], { returnsCallback: true }),
    ],
  },
  { name: 'next-after', modules: ['next/server'], callables: [callables('soon', 0, ['after', 'unstable_after'])] },
]
