import { expect, it } from 'vitest'
import { chooseRules } from '../../src/project/rules.ts'
import { rules } from './stub.ts'

const chosen = (...args: Parameters<typeof chooseRules> extends [unknown, ...infer Rest] ? Rest : never) =>
  chooseRules(rules, ...args).rules.map(({ rule, options }) => [rule.name, options])

it('takes options from the rule, the preset and the configuration, the later the stronger', () => {
  expect(chosen({}, 'recommended')).toEqual([['no-query-in-loop', { limit: 1 }]])
  expect(chosen({}, 'strict', ['querylint/no-query-in-loop'])).toEqual([['no-query-in-loop', { limit: 0 }]])
  expect(chosen({ rules: { 'no-query-in-loop': ['on', { limit: 5 }] } }, 'strict', ['no-query-in-loop'])).toEqual([['no-query-in-loop', { limit: 5 }]])
})

it('complains of options that a rule does not have, and runs it without them', () => {
  const choice = (options: Record<string, unknown>) => chooseRules(rules, { rules: { 'no-query-in-loop': ['on', options] } }, 'recommended')
  expect(choice({ limits: 1, limit: 3 })).toMatchObject({
    problems: [{ severity: 'error', message: 'The rule `no-query-in-loop` has no option `limits`: it runs without it.', next: 'Its options are `limit`.' }],
    rules: [{ options: { limit: 3 } }],
  })
  expect(choice({ limit: 'two' })).toMatchObject({
    problems: [{ message: 'The option `limit` of the rule `no-query-in-loop` is not of type integer: the rule runs with `1`.', next: '`querylint rules` says what its options stand for.' }],
    rules: [{ options: { limit: 1 } }],
  })
  expect(choice({ limit: 3 }).problems).toEqual([])
})

it('complains of rules that judge what ran, wherever they are turned on', () => {
  const { check: _, ...ran } = rules[0]!
  const problems = (...args: Parameters<typeof chooseRules> extends [unknown, ...infer Rest] ? Rest : never) => chooseRules([{ ...ran, name: 'no-duplicate-query' }], ...args).problems.map(({ message }) => message)
  const complaint = ['The rule `no-duplicate-query` judges what ran: source code does not tell it.']
  expect(problems({ rules: { 'no-duplicate-query': 'on' } }, 'recommended')).toEqual(complaint)
  expect(problems({ rules: { 'querylint/no-duplicate-query': ['on', {}] } }, 'recommended')).toEqual(complaint)
  expect(problems({}, 'recommended', ['no-duplicate-query'])).toEqual(complaint)
  expect(problems({ rules: { 'no-duplicate-query': 'off' } }, 'recommended')).toEqual([])
  expect(problems({}, 'strict')).toEqual([])
})
