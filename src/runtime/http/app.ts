// `watchApp`: what a framework's application tells beyond what its server does.

import { state } from '../state.ts'
import { isFastify, watchFastify } from './frameworks/fastify.ts'
import { honoClassOf, isHono, watchHono, watchHonoClass } from './frameworks/hono.ts'
import { isKoa, watchKoa } from './frameworks/koa.ts'

/** No framework that is known makes such an application. */
export class UnknownApp extends Error {
  override readonly name = 'UnknownApp'

  constructor() {
    super('Nothing is known of this application. Hand in one of Koa, Hono, Fastify or NestJS; those of Express and plain servers need no more than `watchHttp()`.')
  }
}

/**
 * Names requests by the routes of this application, and watches those that reach it without a server: `app.inject` of Fastify,
 * `app.request` of Hono. Call it when the application has been made, before it listens. `watchHttp` says who hears of its requests.
 *
 * @param app of Koa (or the class itself), Hono, Fastify, NestJS or Express
 * @returns the same application
 * @throws UnknownApp if it is none of these
 */
export function watchApp<App extends object>(app: App): App {
  const { apps } = state()
  if (apps.has(app)) return app
  const inner = innerOf(app)
  if (inner !== undefined) watchApp(inner)
  else if (isFastify(app)) watchFastify(app)
  else if (isHono(app)) watchHono(app)
  else if (isKoa(app)) watchKoa(app)
  else if (!isExpress(app)) throw new UnknownApp()
  apps.add(app)
  return app
}

/** NestJS has its application from another framework; a class has its methods on the prototype. */
function innerOf(app: object): object | undefined {
  const { getHttpAdapter, prototype } = app as { readonly getHttpAdapter?: () => { getInstance(): object }; readonly prototype?: object }
  if (typeof getHttpAdapter === 'function') return (Reflect.apply(getHttpAdapter, app, []) as { getInstance(): object }).getInstance()
  return typeof prototype === 'object' && isKoa(prototype) ? prototype : undefined
}

function isExpress(app: object): boolean {
  return typeof app === 'function' && ['handle', 'set', 'use', 'route'].every((method) => typeof Reflect.get(app, method) === 'function')
}

/** Packages of frameworks whose applications tell nothing on a channel or a request. */
export const frameworkPackages: readonly string[] = ['hono', 'koa']

/** A file of one of them was loaded: the applications that its classes make are watched from the first. */
export function sawFramework(exports: object): void {
  const { default: koa = exports } = exports as { readonly default?: object }
  const hono = honoClassOf(exports)
  if (typeof koa === 'function' && innerOf(koa) !== undefined) watchApp(koa)
  if (hono === undefined || state().apps.has(hono)) return
  state().apps.add(hono)
  watchHonoClass(hono, watchApp)
}
