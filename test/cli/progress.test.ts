import { beforeEach, expect, it, vi } from 'vitest'
import { folderWith } from '../project/folder.ts'
import { manifest, run, schema, slow } from './run.ts'

const shown: string[] = []

vi.mock('yocto-spinner', () => ({
  default: ({ text }: { readonly text: string }) => {
    const spinner = { start: () => (shown.push(text), spinner), stop: () => void shown.push('stopped'), set text(next: string) { shown.push(next) } }
    return spinner
  },
}))

beforeEach(() => void shown.splice(0))

const cwd = folderWith({ 'package.json': manifest, 'prisma/schema.prisma': schema, 'src/slow.ts': slow })

it('is shown on a terminal, and gone before anything is printed', async () => {
  const { code } = await run(['check'], cwd, { isStderrTTY: true, stdout: () => void shown.push('printed') })
  expect(code).toBe(1)
  expect(shown.slice(0, 4)).toEqual(['Reading the project', 'Analysing 0 of 1 files', 'Analysing 1 of 1 files', 'stopped'])
  expect(shown.indexOf('printed')).toBeGreaterThan(shown.indexOf('stopped'))
})

it.each([
  ['in CI', { isStderrTTY: true, env: { CI: 'true' } }], ['in a pipe', { isStderrTTY: false }], ['on a terminal that cannot overwrite', { isStderrTTY: true, env: { TERM: 'dumb' } }],
])('is not shown %s', async (_, io) => {
  expect(await run(['check'], cwd, io)).toMatchObject({ code: 1, stderr: '' })
  expect(shown).toEqual([])
})
