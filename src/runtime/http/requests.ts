// Requests as scopes: opened when a server is handed one, closed when its answer has been sent. Who waits for it sees one trace.

import type { ScopeKind, Trace } from '../../model/trace.ts'
import { newScope } from '../counts.ts'
import type { Scope } from '../counts.ts'
import { closeScope, runOutside } from '../scope.ts'
import { state } from '../state.ts'
import { traceOf } from '../trace.ts'

/** What a request executed. */
export interface RequestTrace extends Trace {
  /** In capitals. */
  readonly method: string
  /** As the application's router writes it (`/posts/:id`); the path where no router told. */
  readonly route: string
  /** With which it was answered; undefined where the connection was closed before. */
  readonly status: number | undefined
  /** As it was asked for, without what follows `?`. */
  readonly path: string
}

export interface OpenRequest {
  readonly scope: Scope
  readonly method: string
  readonly path: string
  /** Whether this process sent it. */
  readonly isOwn: boolean
  route: string | undefined
  /** Asked when it ends, of frameworks that note the route somewhere. */
  findRoute: (() => string | undefined) | undefined
}

/** What one call of `watchHttp` or of a helper wants. */
export interface Watcher {
  readonly proof: boolean
  readonly sites: boolean
  /** Whether answers say in their headers what was counted. */
  readonly headers: boolean
  readonly opened?: (request: OpenRequest) => void
  readonly ended?: (request: OpenRequest, trace: () => RequestTrace) => void
  /** It has sent a statement after its end. */
  readonly late?: (request: OpenRequest) => void
}

/**
 * A request begins. Undefined where nobody watches, or it has begun before.
 *
 * @param handle what stands for the request in its server or framework
 * @param outer the scope that it counts in as well
 */
export function openRequest(handle: object, method: string, url: string, outer: Scope | undefined, isOwn: boolean): OpenRequest | undefined {
  const { watchers, requests } = state()
  if (watchers.size === 0 || requests.has(handle)) return undefined
  const path = pathOf(url)
  const kind: ScopeKind = 'request'
  const options = { kind, name: `${method} ${path}`, proof: some(({ proof }) => proof), sites: some(({ sites }) => sites) }
  const request: OpenRequest = { scope: newScope(options, outer, performance.now()), method, path, isOwn, route: undefined, findRoute: undefined }
  requests.set(handle, request)
  requests.set(request.scope, request)
  for (const { opened } of watchers) opened?.(request)
  return request
}

/** The scope that code runs in, if it is open: what a request belongs to that reaches its framework without a connection. */
export function openScopeHere(): Scope | undefined {
  const scope = state().frames.getStore()?.scope
  return scope?.endedAt === undefined ? scope : undefined
}

/** The request that code runs in, if it is not answered yet. */
export function requestHere(): OpenRequest | undefined {
  let scope = openScopeHere()
  while (scope !== undefined && scope.options.kind !== 'request') scope = scope.outer
  return scope === undefined || scope.endedAt !== undefined ? undefined : state().requests.get(scope)
}

/** The router has found its route. */
export function nameRequest(request: OpenRequest, route: string): void {
  request.route = route
  request.scope.options.name = `${request.method} ${route}`
}

/** What it is called by: its path where no router told. */
export function routeOf({ route, path }: OpenRequest): string {
  return route ?? path
}

export function endRequest(request: OpenRequest, status: number | undefined): void {
  const { scope, method, path } = request
  if (scope.endedAt !== undefined) return
  closeScope(scope)
  const route = request.route ?? request.findRoute?.()
  if (route !== undefined) nameRequest(request, route)
  let trace: RequestTrace | undefined
  const made = () => trace ??= Object.assign(traceOf(scope), { method, route: routeOf(request), status, path })
  runOutside(() => {
    for (const { ended } of [...state().watchers]) ended?.(request, made)
  })
}

export function wantsHeaders(): boolean {
  return some(({ headers }) => headers)
}

function some(wants: (watcher: Watcher) => boolean): boolean {
  for (const watcher of state().watchers) if (wants(watcher)) return true
  return false
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#][^]*$/, '')
  return path === '' ? '/' : path
}
