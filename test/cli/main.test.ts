import { describe, expect, it } from 'vitest'
import { folderWith } from '../project/folder.ts'
import { check, manifest, run as runIn, schema, slow } from './run.ts'

const cwd = folderWith({ 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/slow.ts': slow, 'src/fine.ts': 'export const a = 1\n', 'src/page.vue': '<script setup>\n</script>\n', 'src/slow.test.ts': slow })
const run = (args: readonly string[]) => runIn(args, cwd)
const found = (args: readonly string[], input = '') => check(args, cwd, input)

describe('querylint', () => {
  it('prints help and version', async () => {
    const help = await run(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toMatch(/check.*explain.*rules.*Exit codes/s)
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n' })
    expect((await run(['check', '--help'])).stdout).toContain('--stdin-filename')
  })

  it('fails by 2 for arguments that it does not know', async () => {
    expect((await run(['check', '--nope'])).code).toBe(2)
    expect((await run(['check', '--preset', 'loose'])).code).toBe(2)
    expect((await run(['check', '--include-role', 'tests'])).stderr).toContain('The roles are application, test')
    expect((await run(['lint'])).code).toBe(2)
    expect((await run(['explain', 'src/slow.ts'])).stderr).toContain('`src/slow.ts` is no place in a file.')
  })
})

describe('check', () => {
  it('finds a query in a loop', async () => {
    const { code, stdout, stderr } = await run(['check'])
    expect(code).toBe(1)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^src\/slow\.ts\n\n  6:23  no-query-in-loop  `prisma\.post\.findMany` runs once for each `user` of `users`/)
    expect(stdout).toMatch(/1 finding in 1 of 2 files\./)
  })

  it('narrows, widens and takes text from standard input', async () => {
    const finding = 'no-query-in-loop'
    expect(await found([])).toMatchObject({ code: 1, findings: [`src/slow.ts:6 ${finding}`] })
    expect(await found(['src/fine.ts'])).toMatchObject({ code: 0, findings: [] })
    expect(await found(['--rule', 'no-write-in-loop'])).toMatchObject({ code: 0, findings: [] })
    expect(await found(['--include-role', 'test'])).toMatchObject({ findings: [`src/slow.test.ts:6 ${finding}`, `src/slow.ts:6 ${finding}`] })
    expect(await found(['--stdin-filename', 'src/new.ts'], `\n${slow}`)).toMatchObject({ code: 1, findings: [`src/new.ts:7 ${finding}`] })
  })

  it('reports what is likely but not certain under the strict preset', async () => {
    const likely = 'export async function f(thing, ids) {\n  for (const id of ids) await thing.post.findMany({ where: { userId: id } })\n}\n'
    const folder = folderWith({ 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/likely.js': likely })
    expect(await check([], folder)).toMatchObject({ code: 0, findings: [] })
    expect(await check(['--preset', 'strict'], folder)).toMatchObject({ code: 1, findings: ['src/likely.js:2 no-query-in-loop'] })
    expect(await check(['--preset', 'strict', '--rule', 'querylint/no-write-in-loop'], folder)).toMatchObject({ code: 0, findings: [] })
  })

  it('takes the text of standard input for the file, as it is and as what others see', async () => {
    expect(await found(['--stdin-filename', 'src/slow.ts'], 'export const list = 1\n')).toMatchObject({ code: 0, findings: [] })
    expect(await found(['--stdin-filename', 'src/slow.test.ts'], slow)).toMatchObject({ code: 0, findings: [], problems: ['note: No file is analysed: `src/slow.test.ts` is a test.'] })
    expect(await found(['--stdin-filename', 'src/slow.test.ts', '--include-role', 'test'], slow)).toMatchObject({ code: 1, findings: ['src/slow.test.ts:6 no-query-in-loop'] })
  })

  it('refuses paths beside standard input', async () => {
    const { code, stdout, stderr } = await run(['check', '--stdin-filename', 'src/new.ts', 'src'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('`--stdin-filename` analyses the text on standard input alone: `src` cannot be analysed with it.')
  })

  it('exits with 2 where something cannot be analysed, findings or not', async () => {
    expect(await found(['src', 'none'])).toMatchObject({ code: 2, findings: ['src/slow.ts:6 no-query-in-loop'], problems: ['error: The path `none` does not exist.'] })
    expect((await found(['--project', 'tsconfig.none.json'])).code).toBe(2)
    expect((await found(['--config', 'none.json'])).code).toBe(2)
    expect((await found(['--rule', 'no-such'])).code).toBe(2)
  })
})

it('explain says why a line is reported, and what is known of another', async () => {
  const reported = await run(['explain', 'src/slow.ts:6'])
  expect(reported.code).toBe(0)
  expect(reported.stdout).toMatch(/`for…of` over `users`[\s\S]*no-query-in-loop reports it/)
  const beside = (await run(['explain', 'src/slow.ts:6:1'])).stdout
  expect(beside).toContain('src/slow.ts:6:1 has no call that runs many times')
  expect(beside).toContain('see       src/slow.ts:6:23\n')
  expect((await run(['explain', 'src/slow.ts:6:23'])).stdout).toContain('no-query-in-loop reports it')
  expect((await run(['explain', 'src/fine.ts:1'])).stdout).toContain('src/fine.ts:1 has no call that runs many times')
})

it.each([
  ['src/none.ts', 'The file `src/none.ts` does not exist.'],
  ['src', '`src` is a folder.'],
  ['src/page.vue', 'The file `src/page.vue` is no JavaScript or TypeScript.'],
])('explain says why nothing is known of %s', async (file, message) => {
  const { code, stdout } = await run(['explain', `${file}:1`])
  expect(code).toBe(2)
  expect(stdout).toContain(`error  ${message}`)
})

it('rules lists the rules', async () => {
  const { code, stdout } = await run(['rules'])
  expect(code).toBe(0)
  expect(stdout).toContain('no-query-in-loop (recommended)')
  expect(stdout).toContain('no-duplicate-query (at run time)')
})
