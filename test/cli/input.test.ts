// Bad input: what can be analysed is, what cannot is said in a sentence, and the exit code tells.

import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../src/project/project.ts'
import { folderWith } from '../project/folder.ts'
import { check, manifest, run, schema, slow } from './run.ts'

const base = { 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/slow.ts': slow }
const finding = 'src/slow.ts:6 no-query-in-loop'

describe('is said and the rest goes on', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[], { readonly code: number; readonly problems: readonly unknown[]; readonly findings?: readonly string[] }]>([
    ['a syntax error', { 'src/bad.ts': 'export const = (\n' }, [], { code: 2, problems: ['error: The file `src/bad.ts` has a syntax error at 1:14: Variable declaration expected.'] }],
    ['an error after a finding in the same file', { 'src/slow.ts': `${slow}}}\n` }, [], { code: 2, problems: ['error: The file `src/slow.ts` has a syntax error at 9:1: Declaration or statement expected.'] }],
    ['a missing tsconfig', {}, ['--project', 'tsconfig.none.json'], { code: 2, problems: ['error: The project `tsconfig.none.json` does not exist.'], findings: [] }],
    ['a broken tsconfig that is named', { 'tsconfig.json': '{ "compilerOptions": {\n  "paths": 3, ' }, ['--project', '.'], { code: 2, problems: ["error: The project `tsconfig.json` cannot be read: '}' expected on line 2."] }],
    ['a broken tsconfig that is met', { 'tsconfig.json': '{ "compilerOptions": {\n  "paths": 3, ', 'src/slow.ts': `import '@/x'; ${slow}` }, [], { code: 1, problems: ["note: The configuration `tsconfig.json` has a syntax error on line 2: '}' expected."] }],
    ['a tsconfig that extends nothing', { 'tsconfig.json': '{ "extends": "./none.json" }', 'src/slow.ts': `import '@/x'; ${slow}` }, [], { code: 1, problems: ['note: The configuration `tsconfig.json` extends `./none.json`, which does not exist.'] }],
    ['a broken schema', { 'prisma/schema.prisma': `${schema}model Tag {\n  id @@ Int\n}\n` }, [], { code: 2, problems: ['error: The Prisma schema `prisma/schema.prisma` has a syntax error at `@@` on line 19.'] }],
    ['a schema that is named and absent', { 'querylint.config.json': '{ "schema": ["db"] }' }, [], { code: 2, problems: ['error: The setting `schema` names `db`, where there is no `.prisma` file.'] }],
    ['an invalid configuration', { 'querylint.config.json': '{ "presett": "strict" }' }, [], { code: 2, problems: ['error: The configuration `querylint.config.json` is not valid: it has no setting `presett`.'] }],
    ['a configuration that is named and absent', {}, ['--config', 'none.json'], { code: 2, problems: ['error: The configuration `none.json` does not exist.'] }],
    ['a generated file of 2 MB', { 'src/big.ts': slow + `// ${'x'.repeat(97)}\n`.repeat(20_000) }, [], { code: 1, problems: [] }],
    ['circular imports', { 'src/a.ts': "import { b } from './b'\nexport const a = () => b()\n", 'src/b.ts': "import { a } from './a'\nimport './b'\nexport * from './a'\nexport const b = () => a()\n" }, [], { code: 1, problems: [] }],
    ['a file that imports a type from itself', {
      'src/types.ts': "export * from './done'\nimport { Done } from './types'\nexport interface Job {\n  done: Done\n}\n",
      'src/done.ts': 'export type Done = (id: number) => Promise<void>\n',
      'src/jobs.ts': "import type { Done } from './types'\nimport * as all from './slow'\nconst send = async (id: number, done?: Done) => {\n  if (done) await done(id)\n}\nconst then = async (work: () => unknown, done: Done) => {\n  await send(1, done)\n  await work()\n}\nexport const run = (done: Done) => then(() => all, done)\n",
    }, [], { code: 1, problems: [] }],
    ['calls within calls without end', { 'src/deep.ts': `import { slow } from './slow'\n${Array.from({ length: 500 }, (_, at) => `const f${at} = (ids: number[]): unknown => f${at + 1}(ids)`).join('\n')}\nconst f500 = slow\nexport const all = (lists: number[][]) => lists.map((ids) => f0(ids))\n` }, [], { code: 1, problems: [] }],
    ['a file without a tsconfig around it', { 'tsconfig.json': '{ "include": ["lib"] }' }, [], { code: 1, problems: [] }],
  ])('%s', async (_, files, args, { code, problems, findings = [finding] }) => {
    expect(await check(args, folderWith({ ...base, ...files }))).toMatchObject({ code, problems, findings })
  })

  it('no schema', async () => {
    const { code, problems, findings } = await check([], folderWith({ 'package.json': '{}', 'src/a.ts': 'export const a = 1\n' }))
    expect({ code, problems, findings }).toEqual({ code: 0, problems: ['note: No schema and no dependency on an ORM is in sight.'], findings: [] })
  })

  it('no schema, and yet the ORM', async () => {
    expect(await check([], folderWith({ 'package.json': manifest, 'src/slow.ts': slow }))).toMatchObject({ code: 1, problems: [], findings: [finding] })
  })

  it('an empty project', async () => {
    const { code, problems, stats } = await check([], folderWith({ 'README.md': '' }))
    expect({ code, problems, files: stats.files }).toEqual({ code: 0, problems: ['note: No schema and no dependency on an ORM is in sight.', 'note: No file is analysed.'], files: 0 })
  })

  it('two ORMs in one project', async () => {
    const cwd = folderWith({
      ...base, 'package.json': '{ "dependencies": { "@prisma/client": "6", "typeorm": "0.3.27" } }',
      'src/tags.ts': "import { DataSource, Entity, PrimaryColumn } from 'typeorm'\n@Entity()\nexport class Tag {\n  @PrimaryColumn() id: number\n}\nconst source = new DataSource({ type: 'postgres' })\nexport async function tags(ids: number[]) {\n  for (const id of ids) await source.getRepository(Tag).findOneBy({ id })\n}\n",
    })
    expect(await check([], cwd)).toMatchObject({ code: 1, problems: [], findings: [finding, 'src/tags.ts:8 no-query-in-loop'] })
  })

  it('says so where no call is recognised, and nothing of files that somebody names', async () => {
    const cwd = folderWith({ 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/users.ts': "import { connect } from 'acme-clients'\nconst source = connect()\nexport const all = (ids: number[]) => ids.map((id) => source.user.findMany({ where: { id } }))\n" })
    expect(await check([], cwd)).toMatchObject({ code: 0, problems: ['note: No query is recognised, and one call leads nowhere that is known.'], findings: [] })
    expect((await check(['src/users.ts'], cwd)).problems).toEqual([])
  })

  it('Prisma 8', async () => {
    const cwd = folderWith({ ...base, 'package.json': '{ "dependencies": { "prisma": "^8.0.0" } }' })
    expect(await check([], cwd)).toMatchObject({ code: 0, problems: ['note: The project uses Prisma 8, which is not covered yet.'], findings: [] })
  })

  it('a file that vanishes during the run', async () => {
    const cwd = folderWith({ ...base, 'src/a.ts': 'export const a = 1\n', 'src/b.ts': slow })
    const { findings, problems } = await analyse({ cwd, onProgress: (done) => { if (done === 1) rmSync(`${cwd}/src/b.ts`) } })
    expect(findings.map(({ location }) => location.file)).toEqual(['src/slow.ts'])
    expect(problems).toMatchObject([{ severity: 'error', message: 'The file `src/b.ts` cannot be read.' }])
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that may not be read', async () => {
    const cwd = folderWith({ ...base, 'src/secret.ts': slow })
    chmodSync(`${cwd}/src/secret.ts`, 0)
    expect(await check([], cwd)).toMatchObject({ code: 2, problems: ['error: The file `src/secret.ts` cannot be read.'], findings: [finding] })
  })
})

it('JSON has a version, findings, problems, and what the run saw', async () => {
  const cwd = folderWith({ ...base, 'src/a.test.ts': slow, 'src/a.min.js': '', 'src/any.ts': 'export function f(x: any) {\n  return nothing.known(x)\n}\n' })
  const { stdout } = await run(['check', '--format', 'json'], cwd)
  const result = JSON.parse(stdout) as { readonly stats: unknown }
  expect(Object.keys(result)).toEqual(['schemaVersion', 'findings', 'problems', 'stats'])
  expect(result).toMatchObject({ schemaVersion: 1, problems: [] })
  expect(result.stats).toEqual({
    files: 2, skipped: [{ file: 'src/a.min.js', reason: 'is minified' }, { file: 'src/a.test.ts', reason: 'is a test' }], calls: { recognised: 2, unresolved: 1 }, suppressed: 0,
  })
})

it('every field of the JSON is documented', async () => {
  const cwd = folderWith({ ...base, 'src/bad.ts': 'export const = (\n', 'src/a.test.ts': '' })
  const { stdout } = await run(['check', '--format', 'json'], cwd)
  const { findings, problems, stats } = JSON.parse(stdout) as { readonly findings: readonly object[]; readonly problems: readonly object[]; readonly stats: { readonly calls: object; readonly skipped: readonly object[] } }
  const fields = [findings[0]!, problems[0]!, stats, stats.calls, stats.skipped[0]!].flatMap(Object.keys)
  const page = readFileSync(new URL('../../docs/guides/ci.md', import.meta.url), 'utf8')
  expect(fields.length).toBeGreaterThan(20)
  expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
})
