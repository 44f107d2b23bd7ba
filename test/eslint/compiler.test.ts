import * as parser from '@typescript-eslint/parser'
import typescript from 'typescript'
import { expect, it } from 'vitest'
import { findParsed } from '../../src/eslint/compiler.ts'

const text = 'export const answer = 42\n'

it('is the one that made the tree', () => {
  const { ast, services } = parser.parseForESLint(text, { filePath: 'a.ts' })
  expect(findParsed(services, ast, text)?.ts).toBe(typescript)
  expect(findParsed(services, ast, text)?.source.text).toBe(text)
})

it('is unknown for a tree of another text', () => {
  const { ast, services } = parser.parseForESLint(text, { filePath: 'a.ts' })
  expect(findParsed(services, ast, `${text}\n`)).toBeUndefined()
})

it('is unknown for a tree that no loaded TypeScript made', () => {
  const source = { text, kind: 312 }
  const program = {}
  expect(findParsed({ esTreeNodeToTSNodeMap: new Map([[program, source]]) }, program, text)).toBeUndefined()
})

it('is unknown without parser services', () => {
  expect(findParsed({}, {}, text)).toBeUndefined()
  expect(findParsed(undefined, {}, text)).toBeUndefined()
})
