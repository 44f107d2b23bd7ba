// Small functions on a real client, with what has to be found of their runs as comments on the very lines, and nothing else found.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countQueries, findingsOf } from '../../../../src/runtime.ts'
import { repository } from '../../../harness/repository.ts'
import { disagreements, wantsOf } from '../../../harness/want.ts'
import { kinds, watched } from './databases.ts'
import type { Client, Watched } from './databases.ts'

const folder = 'test/orm/prisma/runtime/fixtures'
const files = readdirSync(join(repository, folder)).sort().map((name) => `${folder}/${name}`)

// With joins a relation costs nothing, and other numbers hold.
describe.each(kinds.filter(({ name }) => name !== 'postgresql with joins'))('on $name', ({ open }) => {
  let opened: Watched
  let prisma: Client

  beforeAll(async () => {
    opened = await watched({ open });
    ({ prisma } = opened)
    await Promise.all([1, 2, 3].map(() => prisma.user.count()))
  })

  afterAll(() => opened.close())

  test.each(files)('%s', async (file) => {
    const { run } = await import(join(repository, file)) as { run(prisma: Client): Promise<unknown> }
    const trace = await countQueries(() => run(prisma), { name: file })
    const observed = findingsOf(trace, { cwd: repository, preset: 'strict' }).map(({ location, rule, message, remedy }) => ({ ...location, rule, text: `${message} ${remedy}` }))
    expect(disagreements(wantsOf(new Map([[file, readFileSync(join(repository, file), 'utf8')]])).findings, observed)).toEqual([])
  })

  test('writes of which each stores another value have no bulk form, so the recommended preset leaves them alone', async () => {
    const { run } = await import('./fixtures/writes-per-row.ts')
    expect(findingsOf(await countQueries(() => run(prisma)))).toEqual([])
  })
})
