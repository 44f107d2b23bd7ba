// Links and folders that are closed: each real file once, and no silence about what was asked for.

import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exitCode } from '../../src/model/result.ts'
import { analyse as analyseWith } from '../../src/project/analyse.ts'
import { folderWith } from './folder.ts'
import { parts } from './stub.ts'

const bad = 'for (const a of as) query()\n'

async function analyse(cwd: string, ...paths: readonly string[]) {
  const result = await analyseWith(parts, { cwd, paths })
  return {
    code: exitCode(result),
    files: result.findings.map(({ location }) => location.file),
    skipped: Object.fromEntries(result.stats.skipped.map(({ file, reason }) => [file, reason])),
    problems: result.problems.filter(({ message }) => !message.startsWith('No schema')).map(({ severity, message }) => `${severity}: ${message}`),
  }
}

describe('links', () => {
  const cwd = folderWith({ 'package.json': '{}', 'src/b.ts': bad, 'lib/c.ts': bad })
  const outside = folderWith({ 'd.ts': bad })
  symlinkSync(`${cwd}/src`, `${cwd}/src/again`, 'junction')
  symlinkSync(`${cwd}/lib`, `${cwd}/a-lib`, 'junction')
  symlinkSync(outside, `${cwd}/elsewhere`, 'junction')

  it('to folders are not walked', async () => {
    const { files, skipped } = await analyse(cwd)
    expect(files).toEqual(['lib/c.ts', 'src/b.ts'])
    expect(skipped).toEqual({ 'a-lib/': 'is a symbolic link', 'elsewhere/': 'is a symbolic link', 'src/again/': 'is a symbolic link' })
    expect((await analyse(cwd, '**/*.ts')).files).toEqual(['lib/c.ts', 'src/b.ts'])
  })

  it('to folders are walked where they are named, each file once', async () => {
    expect((await analyse(cwd, 'elsewhere')).files).toEqual(['elsewhere/d.ts'])
    expect((await analyse(cwd, 'elsewhere/*.ts')).files).toEqual(['elsewhere/d.ts'])
    expect((await analyse(cwd, 'a-lib/c.ts')).files).toEqual(['a-lib/c.ts'])
    expect((await analyse(cwd, 'src/again', 'src', 'src/b.ts')).files).toHaveLength(1)
  })

  it.skipIf(process.platform === 'win32')('to files stand for what is not there itself', async () => {
    const root = folderWith({ 'package.json': '{}', 'z.ts': bad })
    symlinkSync(`${root}/z.ts`, `${root}/a.ts`)
    symlinkSync(`${outside}/d.ts`, `${root}/d.ts`)
    symlinkSync(`${root}/none.ts`, `${root}/broken.ts`)
    expect((await analyse(root)).files).toEqual(['d.ts', 'z.ts'])
    expect((await analyse(root, 'a.ts')).files).toEqual(['a.ts'])
  })
})

describe.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder that may not be read', () => {
  const cwd = folderWith({ 'package.json': '{}', 'a.ts': bad })
  mkdirSync(`${cwd}/closed`, 0)
  chmodSync(`${cwd}/closed`, 0)

  it('is an error where it is asked for, and a note where it is come by', async () => {
    expect(await analyse(cwd, 'closed')).toMatchObject({ code: 2, problems: ['error: The folder `closed` cannot be read.'] })
    expect(await analyse(cwd)).toMatchObject({ code: 1, files: ['a.ts'], problems: ['note: The folder `closed` cannot be read.'] })
  })
})

it('says why nothing is analysed', async () => {
  const cwd = folderWith({ 'package.json': '{}', '.gitignore': 'tmp/\n', 'docs/a.md': '', 'a/tmp/b.ts': bad, 'b/node_modules/c/c.js': bad, 'c/package.json': '{}', 'c/dist/d.js': bad, 'node_modules/c/d.d.ts': '', 'node_modules/c/e.d.ts': '' })
  const said = async (path: string) => (await analyse(cwd, path)).problems
  expect(await said('docs')).toEqual(['note: No file is analysed: `docs` holds no JavaScript or TypeScript.'])
  expect(await said('a')).toEqual(['note: No file is analysed: `a/tmp/` is ignored by git.'])
  expect(await said('b')).toEqual(['note: No file is analysed: `b/node_modules/` is not written here.'])
  expect(await said('c')).toEqual(['note: No file is analysed: `c/dist/` is built.'])
  expect(await said('node_modules')).toEqual(['note: No file is analysed: 2 are left out, as `node_modules/c/d.d.ts` is a declaration.'])
})
