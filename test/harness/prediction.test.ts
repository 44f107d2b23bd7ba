// One function, two measurements: what the engine says that it costs, and what a real database is asked, at two sizes.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Size, evaluate, formatCost } from '../../src/model/cost.ts'
import { generatedClient } from './client.ts'
import { type Sizes, statementsOf } from './database.ts'
import { fixtures, layOut } from './fixture.ts'
import { costsAt, openEngine } from './project-host.ts'

const executables = fixtures().filter((fixture) => fixture.executable !== undefined)
const small: Sizes = { users: 2, posts: 3, comments: 2 }
const large: Sizes = { users: 7, posts: 4, comments: 3 }

test('there are executable fixtures', () => {
  expect(executables.length).toBeGreaterThanOrEqual(12)
})

describe.each(executables)('$name', (fixture) => {
  const { file, function: name, each = [] } = fixture.executable!
  const lines = fixture.files.get(file)!.split('\n')
  const line = lines.findIndex((text) => text.includes(`function ${name}(`)) + 1

  test.each([small, large])('with $users users, $posts posts each, $comments comments each', async (sizes) => {
    const project = layOut(fixture, 'source')
    const [cost] = costsAt(openEngine(project.root), project.root, file, line)
    rmSync(project.root, { recursive: true, force: true })
    const module = await import(pathToFileURL(join(fixture.folder, file)).href) as Record<string, (client: unknown) => Promise<unknown>>
    const sent = await statementsOf(generatedClient(), sizes, (client) => module[name]!(client))
    const [low, high] = evaluate(cost!, (size) => valueOf(size, sizes, each))
    expect.soft(sent.length, formatCost(cost!)).toBeGreaterThanOrEqual(low)
    expect.soft(sent.length, formatCost(cost!)).toBeLessThanOrEqual(high)
  })
})

/** A collection is a whole table, unless the fixture says that it holds the rows of one parent. */
function valueOf({ name }: Size, sizes: Sizes, each: readonly string[]): number {
  const { users, posts, comments } = sizes
  const ofOne: Readonly<Record<string, number>> = { ...sizes, 'user.posts': posts, 'post.comments': comments }
  const ofAll: Readonly<Record<string, number>> = { users, posts: users * posts, comments: users * posts * comments }
  const value = each.includes(name) ? ofOne[name] : ofAll[name] ?? ofOne[name]
  if (value === undefined) throw new Error(`No number of rows is known for \`${name}\`.`)
  return value
}
