import { expect, test } from 'vitest'
import { type Observed, disagreements, wantsOf } from './want.ts'

const at = (file: string, line: number, text: string): Observed => ({ file, line, column: 1, endLine: line, endColumn: 2, rule: 'r', text })

test('wants are read from line and block comments, findings apart from costs', () => {
  const wants = wantsOf(new Map([['a.ts', 'f() // want "one" "two"\n<A /> /* want "three" */\nfunction g() { // want fn:"1 + N(users)"\n']]))
  expect(wants.findings).toEqual([{ file: 'a.ts', line: 1, text: 'one' }, { file: 'a.ts', line: 1, text: 'two' }, { file: 'a.ts', line: 2, text: 'three' }])
  expect(wants.costs).toEqual([{ file: 'a.ts', line: 3, text: '1 + N(users)' }])
})

test('a want without a text is an error', () => {
  expect(() => wantsOf(new Map([['a.ts', 'f() // want something']]))).toThrow('a.ts:1')
})

test('both directions are compared, and one finding serves one want', () => {
  const { findings } = wantsOf(new Map([['a.ts', 'f() // want "one" "one"\ng() // want "two"']]))
  expect(disagreements(findings, [at('a.ts', 1, 'one here'), at('a.ts', 3, 'three')])).toEqual([
    'missing     a.ts:1 "one"',
    'missing     a.ts:2 "two"',
    'unexpected  a.ts:3:1 r: three',
  ])
  expect(disagreements(findings.slice(2), [at('a.ts', 2, 'number two')])).toEqual([])
})
