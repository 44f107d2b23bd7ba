import { describe, expect, it } from 'vitest'
import { exitCode } from '../../src/model/result.ts'
import { analyse as analyseWith } from '../../src/project/analyse.ts'
import type { Request } from '../../src/project/analyse.ts'
import { folderWith } from './folder.ts'
import { parts } from './stub.ts'

const json = JSON.stringify
const bad = 'for (const a of as) query()\n'

async function analyse(request: Request) {
  const result = await analyseWith(parts, request)
  return {
    result,
    code: exitCode(result),
    where: result.findings.map(({ location: { file, line, column } }) => `${file}:${line}:${column}`),
    skipped: Object.fromEntries(result.stats.skipped.map(({ file, reason }) => [file, reason])),
    problems: result.problems.filter(({ message }) => !message.startsWith('No schema')).map(({ severity, message }) => `${severity}: ${message}`),
  }
}

describe('which files', () => {
  const cwd = folderWith({
    'package.json': '{}',
    '.gitignore': '/ignored\n*.local.ts\n!keep.local.ts\n',
    'src/b.ts': bad, 'src/a.tsx': bad, 'src/.server/c.mts': bad, 'src/d.js': bad, 'src/build/e.ts': bad, 'src/types.d.ts': bad,
    'src/f.test.ts': bad, 'prisma/seed.ts': bad, 'scripts/g.ts': bad, 'src/h.min.js': bad,
    'src/i.ts': `/* @generated */\n${bad}`, 'src/j.ts': `${bad}${'x'.repeat(1_000_001)}`, 'src/k.local.ts': bad, 'src/keep.local.ts': bad,
    'ignored/l.ts': bad, 'dist/m.js': bad, 'build/n.js': bad, 'node_modules/p/o.ts': bad, 'README.md': bad, 'src/q.cjs': `var x = "${'y'.repeat(30_000)}"; query()`,
  })

  it('are sources under the working directory, in order, minus what nobody writes by hand', async () => {
    const { where, skipped, code } = await analyse({ cwd })
    expect(where).toEqual(['src/.server/c.mts:1:21', 'src/a.tsx:1:21', 'src/b.ts:1:21', 'src/build/e.ts:1:21', 'src/d.js:1:21', 'src/keep.local.ts:1:21'])
    expect(skipped).toEqual({
      'ignored/': 'is ignored by git', 'prisma/seed.ts': 'is a seed', 'scripts/g.ts': 'is a script', 'src/f.test.ts': 'is a test', 'src/h.min.js': 'is minified',
      'src/i.ts': 'is generated', 'src/j.ts': 'is larger than 1 MB', 'src/q.cjs': 'is minified', 'src/types.d.ts': 'is a declaration',
    })
    expect(code).toBe(1)
  })

  it('are those of the paths', async () => {
    expect((await analyse({ cwd, paths: ['src/b.ts'] })).where).toEqual(['src/b.ts:1:21'])
    expect((await analyse({ cwd, paths: ['src/b.ts', 'src/*.js', './src/b.ts'] })).where).toEqual(['src/b.ts:1:21', 'src/d.js:1:21'])
    expect((await analyse({ cwd: `${cwd}/src`, paths: ['../src/b.ts'] })).where).toEqual(['b.ts:1:21'])
    expect((await analyse({ cwd: `${cwd}/src/build`, paths: ['../b.ts'] })).where).toEqual([`${cwd}/src/b.ts:1:21`])
  })

  it('have other roles if asked', async () => {
    const roles = { include: ['test', 'generated'], script: ['src/d.js'] } as const
    const { where } = await analyse({ cwd, config: { roles, ignore: ['**/a.tsx'] } })
    expect(where).toEqual(['src/.server/c.mts:1:21', 'src/b.ts:1:21', 'src/build/e.ts:1:21', 'src/f.test.ts:1:21', 'src/i.ts:2:21', 'src/keep.local.ts:1:21'])
  })

  it('have the role that they have within the folder that is asked for', async () => {
    const root = folderWith({
      '.git/HEAD': '', 'package.json': '{}', 'test/apps/shop/package.json': '{}', 'test/apps/shop/tsconfig.json': '{}', 'test/apps/shop/src/a.ts': bad, 'test/apps/shop/test/b.ts': bad, 'scripts/c.ts': bad,
    })
    const names = async (at: string, request: Partial<Request> = {}) => (await analyse({ cwd: root + at, ...request })).where.map((place) => place.replace(/:.*/, ''))
    expect(await names('')).toEqual([])
    expect(await names('', { paths: ['test/apps/shop'] })).toEqual(['test/apps/shop/src/a.ts'])
    expect(await names('', { paths: ['test/apps/shop/src/a.ts'] })).toEqual([])
    expect(await names('', { paths: ['scripts', 'test/apps/shop/test'] })).toEqual(['scripts/c.ts', 'test/apps/shop/test/b.ts'])
    expect(await names('', { projects: ['test/apps/shop'] })).toEqual(['test/apps/shop/src/a.ts'])
    expect(await names('/test/apps/shop')).toEqual(['src/a.ts'])
    expect(await names('/test/apps/shop/src')).toEqual(['a.ts'])
  })

  it('are missed: an error, and the rest goes on', async () => {
    const { where, problems, code } = await analyse({ cwd, paths: ['src/none.ts', 'nothing/**/*.ts', 'src/b.ts'] })
    expect(where).toEqual(['src/b.ts:1:21'])
    expect(problems).toEqual(['error: The path `src/none.ts` does not exist.', 'error: The pattern `nothing/**/*.ts` matches no file.'])
    expect(code).toBe(2)
  })

  it('are none: a note', async () => {
    const empty = await analyse({ cwd: folderWith({ 'package.json': '{}' }) })
    expect(empty.problems).toEqual(['note: No file is analysed.'])
    expect(empty.code).toBe(0)
    expect((await analyse({ cwd, paths: ['src/f.test.ts'] })).problems).toEqual(['note: No file is analysed: `src/f.test.ts` is a test.'])
  })

  it('come from standard input', async () => {
    const { where, code } = await analyse({ cwd, stdin: { path: 'src/new.ts', text: `\n${bad}` } })
    expect(where).toEqual(['src/new.ts:2:21'])
    expect(code).toBe(1)
  })
})

describe('named projects', () => {
  const cwd = folderWith({
    'tsconfig.json': json({ files: [], references: [{ path: './web' }] }),
    'web/tsconfig.json': json({ include: ['*.ts'] }), 'web/a.ts': bad, 'web/b.test.ts': bad, 'api/c.ts': bad,
    'broken/tsconfig.json': '{ "include": 3 }', 'broken/d.ts': bad,
  })

  it('restrict the files, with their references', async () => {
    const { where, skipped } = await analyse({ cwd, projects: ['tsconfig.json'] })
    expect(where).toEqual(['web/a.ts:1:21'])
    expect(skipped).toEqual({ 'web/b.test.ts': 'is a test' })
    expect((await analyse({ cwd, projects: ['web'], paths: ['web', 'api'] })).skipped).toMatchObject({ 'api/c.ts': 'is in no project that was named' })
  })

  it('are errors where they are missing or broken', async () => {
    expect(await analyse({ cwd, projects: ['none.json', 'web'] })).toMatchObject({ code: 2, where: ['web/a.ts:1:21'], problems: ['error: The project `none.json` does not exist.'] })
    const { code, problems } = await analyse({ cwd, projects: ['broken'] })
    expect(code).toBe(2)
    expect(problems[0]).toMatch(/^error: The project `broken\/tsconfig.json` cannot be read: .*include/)
  })
})

it('goes on after files with syntax errors and files that crash the engine', async () => {
  const cwd = folderWith({ 'a.ts': `BROKEN\n${bad}`, 'b.ts': 'CRASH', 'c.ts': bad })
  const { where, problems, code, result } = await analyse({ cwd })
  expect(where).toEqual(['a.ts:2:21', 'c.ts:1:21'])
  expect(problems).toEqual(['error: The file `a.ts` has a syntax error at 3:7: Expression expected.', 'error: The file `b.ts` cannot be analysed: the stub crashes.'])
  expect(code).toBe(2)
  expect(result.stats).toMatchObject({ files: 3, calls: { recognised: 2, unresolved: 2 } })
})

it('obeys comments', async () => {
  const cwd = folderWith({ 'a.ts': `// eslint-disable-next-line querylint/no-query-in-loop -- few\n${bad}${bad}` })
  const { where, result } = await analyse({ cwd })
  expect(where).toEqual(['a.ts:3:21'])
  expect(result.stats.suppressed).toBe(1)
})

it('runs the rules of a preset, or those that are asked for', async () => {
  const cwd = folderWith({ 'a.ts': bad })
  const rulesOf = async (request: Partial<Request>) => (await analyseWith(parts, { cwd, ...request })).findings.map(({ rule }) => rule)
  expect(await rulesOf({})).toEqual(['no-query-in-loop'])
  expect(await rulesOf({ preset: 'strict' })).toEqual(['no-query-in-loop', 'no-write-in-loop'])
  expect(await rulesOf({ config: { preset: 'strict', rules: { 'querylint/no-query-in-loop': 'off' } } })).toEqual(['no-write-in-loop'])
  expect(await rulesOf({ rules: ['no-write-in-loop'] })).toEqual(['no-write-in-loop'])
  expect(await analyse({ cwd, rules: ['no-such'] })).toMatchObject({ code: 2, problems: ['error: No rule is named `no-such`.'] })
})
