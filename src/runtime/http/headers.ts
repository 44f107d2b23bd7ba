// What a request has counted, for the network panel of a browser: a timing and a number. They are set when the head of the answer is
// written, since later nothing can be added to it.

import type { ServerResponse } from 'node:http'
import type { OpenRequest } from './requests.ts'
import { wantsHeaders } from './requests.ts'

export function showCounts(response: ServerResponse, request: OpenRequest): void {
  if (!wantsHeaders()) return
  const writeHead = response.writeHead
  response.writeHead = function (this: ServerResponse, ...given: unknown[]): ServerResponse {
    if (!response.headersSent) {
      response.setHeader('x-query-count', String(statementsOf(request)))
      response.appendHeader('Server-Timing', timingOf(request))
    }
    return Reflect.apply(writeHead, this, given) as ServerResponse
  } as ServerResponse['writeHead']
}

/** For answers of the web's own kind. Those of a redirect or of `fetch` cannot be changed, and are copied. */
export function withCounts(response: Response, request: OpenRequest): Response {
  if (!wantsHeaders()) return response
  const headers = new Headers(response.headers)
  headers.set('x-query-count', String(statementsOf(request)))
  headers.append('Server-Timing', timingOf(request))
  try {
    for (const name of ['x-query-count', 'server-timing']) response.headers.set(name, headers.get(name)!)
    return response
  } catch {
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
  }
}

function timingOf(request: OpenRequest): string {
  const count = statementsOf(request)
  return `db;dur=${request.scope.databaseMs.toFixed(1)};desc="${count} ${count === 1 ? 'query' : 'queries'}"`
}

function statementsOf({ scope: { reads, writes } }: OpenRequest): number {
  return reads + writes
}
