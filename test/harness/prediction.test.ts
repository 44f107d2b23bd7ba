// One function, two measurements: what the engine says that it costs, and what a real database is asked, at two sizes.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Cost, type Size, evaluate, formatCost } from '../../src/model/cost.ts'
import { generatedClient } from './client.ts'
import { type Sizes, statementsOf } from './database.ts'
import { type Executable, type Fixture, fixtures, layOut } from './fixture.ts'
import { costsAt, openEngine } from './project-host.ts'
import { TAGS, openApplication } from './typeorm-database.ts'

const executables = fixtures().filter((fixture) => fixture.executable !== undefined)
const small: Sizes = { users: 2, posts: 3, comments: 2 }
const large: Sizes = { users: 7, posts: 4, comments: 3 }

// What fixtures print is the end of their rows, as it is of an application's.
beforeAll(() => {
  for (const method of ['log', 'info', 'warn', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => undefined)
})

afterAll(() => {
  vi.restoreAllMocks()
})

test('there are executable fixtures', () => {
  const count = (orm: Fixture['orm']) => executables.filter((fixture) => fixture.orm === orm).length
  expect(count('prisma')).toBeGreaterThanOrEqual(12)
  expect(count('typeorm')).toBeGreaterThanOrEqual(12)
})

test('each fixture of lazy relations is executed', () => {
  const lazy = fixtures().filter(({ name, orm }) => name.startsWith('no-lazy-relation-in-loop/') && orm === 'typeorm')
  // Entities of a fixture's own have no rows in the database.
  const onOwnEntities = ({ files }: Fixture) => [...files.values()].some((text) => /@Entity\(|new EntitySchema/.test(text))
  expect(lazy.filter((fixture) => fixture.executable === undefined && !onOwnEntities(fixture)).map(({ name }) => name)).toEqual([])
})

type Function = (client: unknown) => Promise<unknown>

describe.each(executables)('$name', (fixture) => {
  const executable = fixture.executable!
  const runs = fixture.versions.flatMap((version) => [small, large].flatMap((sizes) => functionsOf(fixture).map((name) => ({ name, version, ...sizes }))))

  test.each(runs)('$name, $version, with $users users, $posts posts each, $comments comments each', async ({ name, version, ...sizes }) => {
    const project = layOut(fixture, fixture.orm === 'typeorm' ? 'typed' : 'source', version)
    try {
      const line = fixture.files.get(executable.file)!.split('\n').findIndex((text) => text.includes(`function ${name}(`)) + 1
      const [cost] = costsAt(openEngine(project.root), project.root, executable.file, line)
      within(await sent(project.root, name, sizes), cost!, (size) => valueOf(size, sizes, executable))
    } finally {
      rmSync(project.root, { recursive: true, force: true })
    }
  })

  async function sent(root: string, name: string, sizes: Sizes): Promise<readonly string[]> {
    if (fixture.orm === 'typeorm') {
      const application = openApplication(root)
      const run = application.load(executable.file)[name] as Function
      return application.statementsOf(run, sizes)
    }
    const module = await import(pathToFileURL(join(fixture.folder, executable.file)).href) as Record<string, Function>
    return statementsOf(generatedClient(), sizes, (client) => module[name]!(client))
  }
})

function functionsOf({ executable, files }: Fixture): readonly string[] {
  if (executable!.function !== undefined) return [executable!.function]
  return [...files.get(executable!.file)!.matchAll(/^export async function (\w+)\(\w+: (?:DataSource|PrismaClient)\)/gm)].map((match) => match[1]!)
}

function within(statements: readonly string[], cost: Cost, valueOfSize: (size: Size) => number): void {
  const [low, high] = evaluate(cost, valueOfSize)
  const said = `${formatCost(cost)}\n${statements.join('\n')}`
  expect.soft(statements.length, said).toBeGreaterThanOrEqual(low)
  expect.soft(statements.length, said).toBeLessThanOrEqual(high)
}

/** A collection is a whole table, unless the fixture says that it holds the rows of one parent. */
function valueOf({ name }: Size, sizes: Sizes, { each = [], sizes: names = {} }: Executable): number {
  const { users, posts, comments } = sizes
  const known = names[name] ?? name
  if (typeof known === 'number') return known
  const ofOne: Readonly<Record<string, number>> = { ...sizes, 'user.posts': posts, 'post.comments': comments, 'post.tags': TAGS }
  const ofAll: Readonly<Record<string, number>> = { users, authors: users, posts: users * posts, comments: users * posts * comments, categories: 1 + users + users * posts }
  const value = each.includes(name) ? ofOne[known] : ofAll[known] ?? ofOne[known]
  if (value === undefined) throw new Error(`No number of rows is known for \`${name}\`.`)
  return value
}
