// A real server of Next under `node --import querylint/register`: route handlers, pages and `pages/api` by their routes.

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build } from './built.ts'
import { isInstalled, startNext } from './next.ts'

describe.skipIf(!isInstalled)('Next', () => {
  let built: Built

  beforeAll(() => {
    built = build()
  }, 120_000)

  afterAll(() => built.drop())

  test('tells the route of each request, and its answers what was counted', async () => {
    const { url, stop } = await startNext(join(built.folder, 'node_modules/querylint'))
    const answers: (readonly [string, string | null])[] = []
    for (const path of ['/api/posts/1', '/api/posts/2?full=1', '/posts/3', '/api/archive/2020/4', '/nowhere']) {
      const response = await fetch(`${url}${path}`)
      answers.push([await response.text(), response.headers.get('x-query-count')])
    }
    const { routes } = await stop()
    expect(answers[0]).toEqual(['{"id":"1"}', '1'])
    expect(answers[3]).toEqual(['{"id":"4"}', '1'])
    expect(routes.map(({ method, route, requests, statements }) => [method, route, requests, statements]).sort()).toEqual([
      ['GET', '/api/archive/[...path]', 1, 1], ['GET', '/api/posts/[id]', 2, 2], ['GET', '/nowhere', 1, 0], ['GET', '/posts/[id]', 1, 2],
    ])
  }, 300_000)
})
