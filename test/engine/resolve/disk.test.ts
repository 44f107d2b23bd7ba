import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { diskFiles } from '../../../src/engine/resolve/disk.ts'

const root = mkdtempSync(join(tmpdir(), 'disk-')).replaceAll('\\', '/')
afterAll(() => rmSync(root, { recursive: true, force: true }))

mkdirSync(`${root}/a/b`, { recursive: true })
writeFileSync(`${root}/a/x.ts`, '\uFEFFexport {}')
symlinkSync(`${root}/a`, `${root}/link`, 'junction')

it('says what stands where, through links too', () => {
  const files = diskFiles()
  expect(files.kind(`${root}/a`)).toBe('folder')
  expect(files.kind(`${root}/a/x.ts`)).toBe('file')
  expect(files.kind(`${root}/link/x.ts`)).toBe('file')
  expect(files.kind(`${root}/a/x.ts/y`)).toBeUndefined()
  expect(files.kind(`${root}/none/y`)).toBeUndefined()
  expect(files.list(`${root}/a`)).toEqual(['b', 'x.ts'])
  expect(files.list(`${root}/none`)).toEqual([])
})

it('reads text without its byte order mark, and nothing where there is none', () => {
  const files = diskFiles()
  expect(files.read(`${root}/a/x.ts`)).toBe('export {}')
  expect(files.read(`${root}/a`)).toBeUndefined()
  expect(files.read(`${root}/none.ts`)).toBeUndefined()
})

it('remembers listings until it is told to forget', () => {
  const files = diskFiles()
  expect(files.kind(`${root}/a/new/y.ts`)).toBeUndefined()
  mkdirSync(`${root}/a/new`)
  writeFileSync(`${root}/a/new/y.ts`, '')
  expect(files.kind(`${root}/a/new/y.ts`)).toBeUndefined()
  files.forget(`${root}/a/new/y.ts`)
  expect(files.kind(`${root}/a/new/y.ts`)).toBe('file')
})
