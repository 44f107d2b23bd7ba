import { expect, it } from 'vitest'
import { globMatches } from '../../src/model/glob.ts'

it.each([
  ['**/*.ts', 'a.ts', true], ['**/*.ts', 'a/b.ts', true], ['*.ts', 'a/b.ts', false], ['src/**', 'src/a/b.ts', true], ['src/**', 'srcs/a.ts', false],
  ['src/{a,b}/*.ts', 'src/b/x.ts', true], ['src/{a,b}/*.ts', 'src/c/x.ts', false], ['app/[id]/?.ts', 'app/[id]/x.ts', true], ['a/**/b.ts', 'a/b.ts', true], ['a.ts', 'abts', false],
])('%s and %s', (glob, path, expected) => {
  expect(globMatches(glob, path)).toBe(expected)
})
