// The style of the house where a machine can see it.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repository } from '../harness/repository.ts'
import { ormNames } from './registries.ts'

const files = ['src', 'rules', 'test'].flatMap((folder) => sources(folder)).filter((path) => !/^test\/(?:rules|apps|fixtures|[^/]+\/fixtures)\//.test(path))
const own = files.filter((path) => !path.startsWith('test/'))
const textOf = (path: string) => readFileSync(join(repository, path), 'utf8')

function sources(folder: string, kind = /\.ts$/): readonly string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path, kind)
    return kind.test(path) ? [path] : []
  })
}

test('a file has 300 lines at most', () => {
  expect(files.map((path) => ({ path, lines: textOf(path).split('\n').length - 1 })).filter(({ lines }) => lines > 300)).toEqual([])
})

test('no file is a drawer for everything', () => {
  expect(files.filter((path) => /\/(?:utils?|helpers?|common|misc|shared)(?:\.ts|\/)/.test(path))).toEqual([])
})

test('a source file begins with its purpose', () => {
  expect(own.filter((path) => !/^(?:#!.*\n)?(?:\/\/|\/\*\*)/.test(textOf(path)) && !path.startsWith('src/orm/') && textOf(path).split('\n').length > 30)).toEqual([])
})

test('nothing names a folder of one machine', () => {
  const all = ['src', 'rules', 'test', 'docs', '.ci'].flatMap((folder) => sources(folder, /(?:\.(?:[cm]?[jt]sx?|md|ya?ml)|\/run)$/))
  expect(all.filter((path) => /(?<![\w.$}*/])\/(?:work|root|tmp)\/\w/.test(textOf(path)))).toEqual([])
})

test('code has no semicolons and single quotes', () => {
  const strange = own.filter((path) => textOf(path).split('\n').some((line) => /^(?:import|export) .*(?:;$|from ")/.test(line)))
  expect(strange).toEqual([])
})

test('only the command line and entries touch console and process', () => {
  const free = own.filter((path) => !/^src\/(?:cli\/|bin\.ts)/.test(path))
  expect(free.filter((path) => /(?:^|[^.\w'`])console\.\w+\(/m.test(withoutComments(textOf(path))))).toEqual([])
})

describe.each(ormNames(repository))('%s', (name) => {
  test('is named in its folder and the registries only', () => {
    // Roles are read off folder names, and tools have folders that are called after them; plug-ins of other libraries name their methods so.
    const allowed = ['src/orm/registry.ts', 'src/orm/runtime-registry.ts', 'src/model/role.ts', 'src/frameworks/graphql.ts']
    const elsewhere = own.filter((path) => !path.startsWith(`src/orm/${name}/`) && !allowed.includes(path))
    const mentions = elsewhere.filter((path) => new RegExp(name, 'i').test(withoutComments(textOf(path))))
    expect(mentions).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
