import { readFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { watchedFiles } from '../../src/eslint/watched-files.ts'
import { project, write } from './app.ts'

it('notices another text, and not a save of the same', () => {
  const file = join(project({ 'a.ts': 'one' }), 'a.ts')
  const files = watchedFiles()
  files.read(file)
  utimesSync(file, new Date(0), new Date(0))
  files.lookAgain()
  expect(files.hasChanged(file)).toBe(false)
  write(file, 'other')
  expect(files.hasChanged(file)).toBe(false)
  files.lookAgain()
  expect(files.hasChanged(file)).toBe(true)
  files.lookAgain()
  expect(files.hasChanged(file)).toBe(false)
})

it('notices that a file went, and that one came', () => {
  const root = project({ 'a.ts': 'one' })
  const files = watchedFiles()
  files.read(join(root, 'a.ts'))
  files.read(join(root, 'b.ts'))
  rmSync(join(root, 'a.ts'))
  write(join(root, 'b.ts'), 'two')
  files.lookAgain()
  expect(files.hasChanged(join(root, 'a.ts'))).toBe(true)
  expect(files.hasChanged(join(root, 'b.ts'))).toBe(true)
})

it('shows an overlay until it is taken away', () => {
  const file = join(project({ 'a.ts': 'one' }), 'a.ts')
  const files = watchedFiles()
  expect(files.read(file)).toBe('one')
  expect(files.overlay(file, 'one')).toBe(false)
  expect(files.overlay(file, 'draft')).toBe(true)
  expect(files.read(file)).toBe('draft')
  files.overlay(file, undefined)
  expect(files.hasChanged(file)).toBe(true)
  expect(files.read(file)).toBe(readFileSync(file, 'utf8'))
})

it('says that an overlay is there although the disk has nothing', () => {
  const file = join(project({ 'a.ts': '' }), 'src/new.ts')
  const files = watchedFiles()
  files.overlay(file, 'text')
  expect(files.kind(file)).toBe('file')
  files.overlay(file, undefined)
  expect(files.kind(file)).toBeUndefined()
})

it('notices files that come and go in folders that were looked at, however they nest', () => {
  const root = project({ 'src/lib/a.ts': '', 'other/x.ts': '' })
  const files = watchedFiles()
  files.kind(join(root, 'src/lib/b.ts'))
  files.list(join(root, 'src'))
  expect(files.hasMoved()).toBe(false)
  write(join(root, 'src/lib/b.ts'), '')
  write(join(root, 'src/c.ts'), '')
  expect(files.hasMoved()).toBe(true)
  expect(files.hasMoved()).toBe(false)
  expect(files.kind(join(root, 'src/lib/b.ts'))).toBe('file')
  write(join(root, 'other/y.ts'), '')
  expect(files.hasMoved()).toBe(false)
})

it('is not moved by what nobody asked for', () => {
  const root = project({ 'src/a.ts': '' })
  const files = watchedFiles()
  files.kind(join(root, 'src/lib'))
  write(join(root, 'src/b.ts'), '')
  expect(files.hasMoved()).toBe(false)
  write(join(root, 'src/lib/c.ts'), '')
  expect(files.hasMoved()).toBe(true)
})

it('is not moved by a file that came and went', () => {
  const root = project({ 'src/a.ts': '' })
  const files = watchedFiles()
  files.list(join(root, 'src'))
  write(join(root, 'src/a.ts.tmp'), '')
  rmSync(join(root, 'src/a.ts.tmp'))
  expect(files.hasMoved()).toBe(false)
})
