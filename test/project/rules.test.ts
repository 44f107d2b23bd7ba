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

it('complains of options that a rule does not have', () => {
  const complaint = (options: Record<string, unknown>) => chooseRules(rules, { rules: { 'no-query-in-loop': ['on', options] } }, 'recommended').problems[0]
  expect(complaint({ limits: 1 })).toMatchObject({ severity: 'error', message: 'The rule `no-query-in-loop` has no option `limits`.', next: 'Its options are `limit`.' })
  expect(complaint({ limit: 'two' })?.message).toBe('The option `limit` of the rule `no-query-in-loop` must be integer.')
})
