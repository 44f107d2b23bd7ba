// Budgets as text and as judgements, and the end of a run: what is merged, added, updated, stale.

import { describe, expect, test } from 'vitest'
import { plain } from '../../../src/report/paint.ts'
import { type Budget, type Budgets, type Measured, UnreadableBudgets, differences, excessOf, laxityOf, noBudgets, parsedBudgets, writtenBudgets } from '../../../src/runtime/suite/budgets.ts'
import type { ResultFinding } from '../../../src/model/result.ts'
import { type Run, concluded } from '../../../src/runtime/suite/conclusion.ts'
import { judgedBy } from '../../../src/runtime/suite/exemptions.ts'
import { anythingWithin, isKnown } from '../../../src/runtime/suite/keys.ts'
import type { SuiteRecord, TestRecord } from '../../../src/runtime/suite/records.ts'
import { askForUpdate, isUpdate } from '../../../src/runtime/suite/settings.ts'

const list: Measured = { statements: 2, shapes: { 'select a': 1, 'select b': 1 } }
const loop: Measured = { statements: 6, shapes: { 'select a': 1, 'select c': 5 } }

function record(key: string, measured = list, more: Partial<TestRecord> = {}): TestRecord {
  return { kind: 'test', suite: 'one', file: key.split(' > ')[0]!, key, measured, requests: [], findings: [], leftOut: [], notes: [], failed: false, instrumented: true, ...more }
}

const file = (path: string): SuiteRecord => ({ kind: 'file', file: path, budgets: '/budgets.json', notes: [] })

function run(records: readonly SuiteRecord[], more: Partial<Run> = {}): Run {
  return { records, known: new Set(records.flatMap((one) => one.kind === 'test' ? [one.key] : [])), isFiltered: false, isPart: false, isUpdate: false, mayAdd: true, turnedOff: '', exists: () => true, ...more }
}

describe('a file of budgets', () => {
  test('is sorted, and reads as it was written', () => {
    const text = writtenBudgets({ tests: { b: list, a: list }, requests: {} })
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"b"'))
    expect(parsedBudgets(text, 'x')).toEqual({ tests: { a: list, b: list }, requests: {} })
  })

  test.each([
    ['{', /^`budgets\.json` is no file of budgets: .*\w\)?\. Restore it, or delete it/],
    ['[]', 'It is no object with `tests` and `requests`. Restore it'], ['null', 'It is no object with'],
    ['{"tests": []}', '`tests` is no object of budgets by their names. Restore it'], ['{"requests": 3}', '`requests` is no object'],
    ['{"tests": {"a": {}}}', '`a` has no number of statements. Restore it'], ['{"tests": {"a": null}}', '`a` has no number'], ['{"tests": {"a": {"statements": -1}}}', '`a` has no number'],
    ['{"tests": {"a": {"statements": 1, "shapes": []}}}', '`shapes` of `a` are no numbers'], ['{"tests": {"a": {"statements": 1, "shapes": {"select": "1"}}}}', '`shapes` of `a` are no numbers'],
    ['{"tests": {"a": {"statements": 1, "allowed": "2"}}}', '`allowed` of `a` is no number'], ['{"tests": {"a": {"statements": 1, "allowed": 2, "reason": 3}}}', '`reason` of `a` is no text'],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => parsedBudgets(text, 'budgets.json')).toThrow(UnreadableBudgets)
    expect(() => parsedBudgets(text, 'budgets.json')).toThrow(message)
  })

  test('may be empty, and written by hand without statements', () => {
    expect(parsedBudgets('{}', 'x')).toEqual(noBudgets)
    const byHand = parsedBudgets('{"tests": {"a": {"statements": 1, "allowed": 3, "reason": "legacy"}}}', 'x').tests['a']!
    expect(byHand).toEqual({ statements: 1, shapes: {}, allowed: 3, reason: 'legacy' })
    expect(excessOf('a', loop, byHand)).toContain('`a` executes 6 statements; its budget is 1, and 3 are allowed (legacy).\n\n  + 5 × select c')
  })
})

describe('an excess', () => {
  test('is told as a diff of statements', () => {
    expect(excessOf('GET /', loop, list)).toBe('`GET /` executes 6 statements; its budget is 2.\n\n  + 5 × select c\n  - 1 × select b')
    expect(excessOf('GET /', list, loop)).toBeUndefined()
    expect(differences({ a: 2 }, { a: 3 })).toBe('  - 2 × a\n  + 3 × a')
  })

  test('is exempt with a number and a reason, no further', () => {
    expect(excessOf('t', loop, { ...list, allowed: 6, reason: 'legacy' })).toBeUndefined()
    expect(excessOf('t', loop, { ...list, allowed: 5, reason: 'legacy' })).toContain('its budget is 2, and 5 are allowed (legacy).')
    expect(excessOf('t', loop, { ...list, allowed: 6 })).toMatch(/its budget is 2\.\n/)
  })
})

test.each([
  [{ ...list, allowed: 9, reason: 'legacy' }, loop, 'too lenient'], [{ ...list, allowed: 9, reason: 'legacy' }, list, 'unused'],
  [{ ...list, allowed: 9 }, loop, 'without a reason'], [loop, list, 'the budget is too lenient'],
])('a budget %j of what executes %j says that it is lax', (budget, measured, wanted) => {
  expect(laxityOf('t', measured, budget)).toContain(wanted)
})

test('a budget that fits says nothing', () => {
  expect([laxityOf('t', list, list), laxityOf('t', loop, { ...list, allowed: 6, reason: 'legacy' })]).toEqual([undefined, undefined])
})

describe('the end of a run', () => {
  const before: Budgets = { tests: { 'a.test > one': list, 'a.test > gone': list, 'b.test > skipped': list }, requests: { 'GET /': list } }

  test('adds what has no budget, from all workers, the largest of each endpoint', () => {
    const request = (measured: Measured) => ({ requests: [{ name: 'GET /', measured }] })
    const { budgets } = concluded(run([file('a'), record('a > one', list, request(list)), record('b > two', loop, request(loop)), record('b > none', { statements: 0, shapes: {} }), file('b')]), noBudgets, plain)
    expect(budgets).toEqual({ tests: { 'a > one': list, 'b > two': loop }, requests: { 'GET /': loop } })
  })

  test('adds nothing where that is not allowed, nor for tests that failed, nor where there are no budgets', () => {
    expect(concluded(run([file('a'), record('a > one')], { mayAdd: false }), noBudgets, plain).budgets).toEqual(noBudgets)
    expect(concluded(run([file('a'), record('a > one', list, { failed: true })]), noBudgets, plain).budgets).toEqual(noBudgets)
    expect(concluded(run([record('a > one')]), noBudgets, plain).budgets).toEqual(noBudgets)
  })

  test('tells what is stale and keeps it, and removes it when it updates', () => {
    const records = [file('a.test'), record('a.test > one', list)]
    const { text, budgets } = concluded(run(records), before, plain)
    expect(text.match(/The budget of `[^`]*` is stale/g)).toEqual(['The budget of `a.test > gone` is stale'])
    expect(budgets).toEqual(before)
    const updated = concluded(run(records, { isUpdate: true }), before, plain).budgets
    expect(Object.keys(updated.tests)).toEqual(['a.test > one', 'b.test > skipped'])
  })

  test('takes nothing for stale that was filtered out or skipped; a file that is gone is', () => {
    const filtered = concluded(run([file('a.test'), record('a.test > one')], { isFiltered: true, exists: (path) => path !== 'b.test' }), before, plain)
    expect(filtered.text.match(/The budget of `[^`]*` is stale/g)).toEqual(['The budget of `b.test > skipped` is stale'])
    const whole = concluded(run([file('a.test'), record('a.test > one'), file('b.test'), record('b.test > other')], { known: new Set(['a.test > one', 'a.test > gone', anythingWithin('b.test > skipped')]) }), before, plain)
    expect(whole.text).not.toContain('stale')
  })

  test('takes an endpoint for stale that nothing asks where all that has a budget ran', () => {
    const records = [file('a.test'), record('a.test > one'), record('a.test > gone'), file('b.test'), record('b.test > skipped')]
    expect(concluded(run(records), before, plain).text.match(/The budget of `[^`]*` is stale/g)).toEqual(['The budget of `GET /` is stale'])
    expect(concluded(run(records, { isPart: true }), before, plain).text).not.toContain('stale')
  })

  const one: Measured = { statements: 1, shapes: { 'select a': 1 } }
  const asks = (key: string, measured: Measured, more: Partial<TestRecord> = {}) => record(key, measured, { requests: [{ name: 'GET /', measured }], ...more })
  const both: Budgets = { tests: { 'a > small': one, 'b > large': list }, requests: { 'GET /': list } }

  test.each<readonly [string, readonly SuiteRecord[], Partial<Run>]>([
    ['of one file', [asks('a > small', one), file('a')], {}],
    ['of tests by name', [asks('a > small', one), file('a'), file('b')], { isFiltered: true, known: new Set(['a > small', 'b > large']) }],
    ['in which another failed', [asks('a > small', one), asks('b > large', one, { failed: true }), file('b')], {}],
  ])('a run %s lowers no endpoint and calls none lenient, and raises it', (_, records, more) => {
    expect(concluded(run(records, more), both, plain).text).not.toContain('lenient')
    expect(concluded(run(records, { ...more, isUpdate: true }), both, plain).budgets).toEqual(both)
    const raised = records.map((record) => record.kind === 'test' ? { ...record, requests: [{ name: 'GET /', measured: loop }] } : record)
    expect(concluded(run(raised, { ...more, isUpdate: true }), both, plain).budgets.requests).toEqual({ 'GET /': loop })
  })

  test('a whole run lowers an endpoint, and calls it lenient before', () => {
    const records = [asks('a > small', one), asks('b > large', one), file('a'), file('b')]
    expect(concluded(run(records), both, plain).text).toContain('The budget of `GET /` is 2, and it executes 1: the budget is too lenient.')
    expect(concluded(run(records, { isUpdate: true }), both, plain).budgets.requests).toEqual({ 'GET /': one })
  })

  test('the larger holds where two projects run one file, in whichever order; the last try holds where a test is tried again', () => {
    const [unit, other] = [record('a > one', one, { suite: 'unit' }), record('a > one', loop, { suite: 'int' })]
    const after = (records: readonly SuiteRecord[], more: Partial<Run> = {}, before = noBudgets) => concluded(run([...records, file('a')], more), before, plain).budgets.tests['a > one']!.statements
    expect([after([unit, other]), after([other, unit]), after([{ ...other, suite: 'unit' }, unit])]).toEqual([6, 6, 1])
    const known = { tests: { 'a > one': loop }, requests: {} }
    expect([after([unit], { isPart: true, isUpdate: true }, known), after([unit], { isUpdate: true }, known), after([other], { isPart: true, isUpdate: true }, { tests: { 'a > one': one }, requests: {} })]).toEqual([6, 1, 6])
    expect(concluded(run([unit, file('a')], { isPart: true }), known, plain).text).not.toContain('lenient')
  })

  test('updates budgets, and leaves an entry alone that allows by hand what ran', () => {
    const own = { ...list, allowed: 9, reason: 'legacy' }
    const after = (measured: Measured, budget: Budget = own) => concluded(run([file('a'), record('a > one', measured)], { isUpdate: true }), { tests: { 'a > one': budget }, requests: {} }, plain).budgets.tests['a > one']
    const many = (statements: number): Measured => ({ statements, shapes: { 'select a': statements } })
    expect([after(loop), after(many(9)), after(list)]).toEqual([own, own, own])
    expect(after(many(10))).toEqual(many(10))
    expect(after(many(1))).toEqual({ ...many(1), allowed: 9, reason: 'legacy' })
    expect(after(loop, { ...list, allowed: 9 })).toEqual({ ...loop, allowed: 9 })
    expect(after(loop, list)).toEqual(loop)
  })

  test('tells findings file by file, each with its tests', () => {
    const finding = (file: string, line: number): ResultFinding => ({
      rule: 'no-query-in-loop', messageId: 'm', message: 'Once per row.', remedy: '', place: { file, start: 0, end: 0 }, path: [], certainty: 'yes', tier: 'trace', cost: '2 statements',
      key: `${file} ${line}`, location: { file, line, column: 1, endLine: line, endColumn: 2 }, steps: [], excerpt: '',
    })
    const { text } = concluded(run([record('t > one', list, { findings: [finding('b.ts', 9), finding('a.ts', 1)] }), record('t > two', list, { findings: [finding('b.ts', 2), finding('a.ts', 1)] })]), noBudgets, plain)
    expect(text.match(/^\S+\.ts$|^ {2}\d+:\d+|^ {2}tests? .*$/gm)).toEqual(['a.ts', '  1:1', '  tests   t > one and 1 more', 'b.ts', '  2:1', '  test    t > two', '  9:1', '  test    t > one'])
  })

  test('is blind where no client was instrumented in any test', () => {
    const { isBlind, text } = concluded(run([record('a > one', list, { instrumented: false })]), noBudgets, plain)
    expect([isBlind, text.includes('nothing was counted')]).toEqual([true, true])
    expect(concluded(run([record('a > one', list, { instrumented: false }), record('a > two')]), noBudgets, plain).isBlind).toBe(false)
    expect(concluded(run([]), noBudgets, plain)).toEqual({ text: '', isBlind: false, budgets: noBudgets })
  })
})

test('a test that was skipped is known with all that it would have declared', () => {
  const known = new Set(['a > one', anythingWithin('a > suite')])
  expect(['a > one', 'a > suite', 'a > suite > two', 'a > two', 'a'].map((key) => isKnown(known, key))).toEqual([true, true, true, false, false])
})

describe('an exemption', () => {
  const finding = (statements: number) => ({ rule: 'no-query-in-loop', cost: `${statements} statements` }) as TestRecord['findings'][number]

  test('covers findings up to its number, and says when it is not needed or too much', () => {
    const [small, large] = [finding(5), finding(50)]
    expect(judgedBy([{ statements: 5, reason: 'legacy' }], 't', [small, large])).toEqual({ findings: [large], notes: [] })
    expect(judgedBy([{ statements: 9, reason: 'legacy' }], 't', [small]).notes[0]).toContain('too lenient')
    expect(judgedBy([{ statements: 9, reason: 'legacy' }], 't', []).notes[0]).toContain('there is none: the exemption is unused')
    expect(judgedBy([{ statements: 4, reason: 'legacy' }], 't', [large, small]).notes[0]).toContain('the smallest has 5: the exemption is too small')
  })

  test('covers one finding, the largest that it is enough for', () => {
    const [three, five, other] = [finding(3), finding(5), finding(5)]
    const [upTo5, upTo10] = [{ statements: 5, reason: 'one' }, { statements: 10, reason: 'two' }]
    expect(judgedBy([upTo5], 't', [five, other])).toEqual({ findings: [other], notes: [] })
    expect(judgedBy([upTo5, upTo5], 't', [five, other])).toEqual({ findings: [], notes: [] })
    expect(judgedBy([upTo5], 't', [three, five])).toEqual({ findings: [three], notes: [] })
    expect(judgedBy([upTo10, upTo5], 't', [five, finding(10)])).toEqual({ findings: [], notes: [] })
    expect(judgedBy([upTo10, upTo5], 't', [five]).notes).toEqual(['`t` allows an N+1 of 10 statements (two), and others cover all that there are: the exemption is unused.'])
  })
})

test('an update is for one run, unless the environment asks for it', () => {
  const asked = (steps: readonly boolean[]) => steps.map((isAsked) => {
    askForUpdate(isAsked)
    return isUpdate()
  })
  expect(asked([false, true, true, false])).toEqual([false, true, true, false])
  process.env['QUERYLINT_UPDATE'] = '1'
  expect(asked([false, true, false])).toEqual([true, true, true])
  delete process.env['QUERYLINT_UPDATE']
})
