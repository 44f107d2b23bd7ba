// What a loop's test and its carried variables say, by syntax: counted, chained through answers, refilled, taken from a queue.

import type { Expr, LoopStmt, Stmt } from '../facts.ts'
import { answeredNames, anyIn, assignedNames, mentionedNames, patternNames, targetsOf, walk } from './shape.ts'

const SLEEPING = /^(sleep|delay|wait|setTimeout|waitFor\w*|pause|timeout)$/i

export function answersItself(test: Expr): boolean {
  return anyIn([test], (node) => node.k === 'await')
}

export function mentionsAny(expr: Expr, names: ReadonlySet<string>): boolean {
  return [...mentionedNames(expr)].some((name) => names.has(name))
}

/** `E.isLeft(result)`, `result.error`: the round failed, nothing was found. */
function saysFailure(test: Expr): boolean {
  const name = test.k === 'call' ? test.callee.k === 'mem' || test.callee.k === 'id' ? test.callee.name : '' : test.k === 'mem' ? test.name : ''
  return test.k === 'call' ? /^is(Left|Err|Error|Failure|Fail|None|Nil|Null|Undefined|Empty)$/i.test(name) : /^(error|err|errors|failed|failure|isError|isErr)$/i.test(name)
}

/** Whether a test holds because something is there: `found`, `x !== null`, `count > 0`. */
export function isPositive(test: Expr, holds: boolean): boolean {
  if (test.k === 'un' && test.op === '!') return isPositive(test.of, !holds)
  if (test.k === 'await' || test.k === 'as') return isPositive(test.of, holds)
  if (saysFailure(test)) return !holds
  if (test.k === 'logic' && test.op === '&&') return isPositive(test.left, holds) && isPositive(test.right, holds)
  if (test.k === 'bin') {
    const nothing = test.right.k === 'lit' && (test.right.value === null || test.right.value === 0) || test.right.k === 'id' && test.right.name === 'undefined'
    if (nothing && (test.op === '===' || test.op === '==' || test.op === '<=')) return !holds
    if (nothing && (test.op === '!==' || test.op === '!=' || test.op === '>')) return holds
    return holds && (test.op === '===' || test.op === '==' || test.op === '>' || test.op === '>=')
  }
  return holds
}

/** `while (id) { const row = await find(id); id = row.parentId }`: what is carried along, a name or a field (`at.parentId`). */
export function chainsThrough(written: LoopStmt): string | undefined {
  if (written.test === undefined) return undefined
  const loop: LoopStmt = written.update === undefined ? written : { ...written, body: [...written.body, { k: 'expr', value: written.update }] }
  const tested = carriedNames(loop)
  const answered = answeredNames(loop)
  let name: string | undefined
  if (!asksFor(loop, tested)) return undefined
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k !== 'set' || node.value === undefined) return
    for (const carried of node.target.k === 'target' ? fieldOf(node.target.target) : patternNames(node.target)) {
      if (tested.has(carried.split('.')[0]!) && (mentionsAny(node.value, answered) || answered.has(carried))) name = carried
    }
  })
  return name
}

/** `while (true) { if (!at.parentId) return at; at = await find(at.parentId) }`: what is carried along, an answer or a part of one. */
export function chainsEndlessly(loop: LoopStmt): string | undefined {
  if (loop.test !== undefined && (loop.test.k !== 'lit' || !loop.test.value)) return undefined
  const answered = answeredNames(loop)
  let name: string | undefined
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'set' && node.op === '=' && node.target.k === 'name' && node.value !== undefined && isAnswer(node.value, answered) && asksFor(loop, new Set([node.target.name]))) name = node.target.name
  })
  return name
}

/** An answer itself, or a part of it: nothing that is made of it. */
function isAnswer(value: Expr, answered: ReadonlySet<string>): boolean {
  switch (value.k) {
    case 'id': return answered.has(value.name)
    case 'await': return true
    case 'mem': case 'as': return isAnswer(value.of, answered)
    case 'logic': return value.op === '??' && isAnswer(value.left, answered)
    default: return false
  }
}

/** `last = rows.at(-1)?.id`, `last = rows[rows.length - 1].id`: where the next page begins. */
export function carriesLast(loop: LoopStmt): boolean {
  const carried = assignedNames(loop)
  const answered = answeredNames(loop)
  const isLast = (node: Stmt | Expr) => {
    const list = node.k === 'call' || node.k === 'idx' ? listOfLast(node) : undefined
    return list?.k === 'id' && answered.has(list.name)
  }
  return anyIn(loop.body, (node) => node.k === 'set' && node.value !== undefined && patternNames(node.target).some((name) => carried.has(name)) && anyIn([node.value], isLast))
}

function listOfLast(node: Expr & { readonly k: 'call' | 'idx' }): Expr | undefined {
  if (node.k === 'idx') return node.index.k === 'bin' && node.index.op === '-' && isLength(node.index.left) ? node.of : undefined
  const [index] = node.args
  const isLast = index?.k === 'un' && index.op === '-' || index?.k === 'lit' && index.value === -1
  return isLast && node.callee.k === 'mem' && node.callee.name === 'at' ? node.callee.of : undefined
}

/** `at.parentId` of a variable. */
function fieldOf(target: Expr): readonly string[] {
  return target.k === 'mem' && target.of.k === 'id' ? [`${target.of.name}.${target.name}`] : []
}

/** Whether an answer in the loop was asked for by one of those names. */
function asksFor(loop: LoopStmt, names: ReadonlySet<string>): boolean {
  return anyIn(loop.body, (node) => (node.k === 'var' || node.k === 'set') && node.value !== undefined && answersItself(node.value) && mentionsAny(node.value, names))
}

/**
 * `while (job) { …; job = await next() }`, `do { …; deleted = result.count } while (deleted > 0)`: the same question again until its answer
 * ends the loop. What is asked with what the loop tests is another question each time.
 */
export function refills(loop: LoopStmt): boolean {
  const tested = carriedNames(loop)
  const answered = answeredNames(loop)
  if (tested.size === 0 || asksFor(loop, derivedNames(loop, tested))) return false
  const fills = (node: Expr | Stmt, isTold: boolean): boolean => anyIn([node], (one) => {
    if (one.k === 'if' && mentionsAny(one.test, answered)) return [...one.then, ...one.else].some((stmt) => fills(stmt, true)) || 'within'
    if (one.k !== 'set' || one.value === undefined || one.op !== '=' || !patternNames(one.target).some((name) => tested.has(name))) return false
    // A queue that grows by what was found is no answer.
    return answersItself(one.value) || !mentionsAny(one.value, tested) && (isTold || mentionsAny(one.value, answered))
  })
  return loop.body.some((stmt) => fills(stmt, false))
}

/** What a loop's test mentions and its rounds change: no `BATCH` of `count === BATCH`. */
function carriedNames(loop: LoopStmt): ReadonlySet<string> {
  const changed = new Set(assignedNames(loop))
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'set') for (const target of targetsOf(node.target)) for (const name of mentionedNames(target)) changed.add(name)
  })
  return new Set(loop.test === undefined ? [] : [...mentionedNames(loop.test)].filter((name) => changed.has(name)))
}

/** Whether it waits between its rounds. */
export function sleeps(loop: LoopStmt): boolean {
  return loop.body.some((stmt) => callsNamed(stmt, SLEEPING))
}

/**
 * `for (…; round < limit; …) { if (!(await find())) return; await sleep(50) }`: the same question after a while, until its answer, whichever,
 * ends the loop, or for as long as the code wants to watch.
 */
export function asksAgainLater(loop: LoopStmt): boolean {
  return sleeps(loop) && !isAskedWith(loop, derivedNames(loop, assignedNames(loop)))
}

/** Whether anything that the loop awaits, other than time, is told one of those names. */
function isAskedWith(loop: LoopStmt, names: ReadonlySet<string>): boolean {
  return anyIn(loop.body, (node) => node.k === 'await' && mentionsAny(node, names) && !callsNamed(node, SLEEPING))
}

/** Names, and what the loop makes of them. */
function derivedNames(loop: LoopStmt, names: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(names)
  for (let size = -1; size !== all.size;) {
    size = all.size
    for (const stmt of loop.body) walk(stmt, (node) => {
      if (node.k === 'var' && node.value !== undefined && mentionsAny(node.value, all)) for (const name of patternNames(node.target)) all.add(name)
    })
  }
  return all
}

/** `i < users.length`. */
export function comparesLength(test: Expr | undefined): boolean {
  if (test?.k === 'logic') return comparesLength(test.left) || comparesLength(test.right)
  return test?.k === 'bin' && /^(<|<=|!==|!=)$/.test(test.op) && isLength(test.right)
}

function isLength(expr: Expr): expr is Expr & { readonly k: 'mem' } {
  return expr.k === 'mem' && (expr.name === 'length' || expr.name === 'size')
}

/** How a loop's body advances the index that its test compares. */
export function countsIn(loop: LoopStmt): 'one' | 'stride' | undefined {
  const tested = loop.test === undefined ? new Set<string>() : mentionedNames(loop.test)
  let step: 'one' | 'stride' | undefined
  for (const stmt of loop.body) walk(stmt, (node) => {
    const name = node.k !== 'set' ? undefined : node.target.k === 'target' && node.target.target.k === 'id' ? node.target.target.name : patternNames(node.target)[0]
    if (node.k === 'set' && name !== undefined && tested.has(name)) step ??= stepOf(node)
  })
  return step
}

/** The list that a test asks whether anything is left in it. */
export function queueOf(test: Expr | undefined): Expr | undefined {
  if (test === undefined) return undefined
  if (isLength(test)) return test.of
  if (test.k === 'bin' && isLength(test.left)) return test.left.of
  if (test.k === 'logic') return queueOf(test.left) ?? queueOf(test.right)
  return undefined
}

/** The collection of `i < xs.length`, or the bound of `i < n`. */
export function lengthBound(test: Expr | undefined): Expr | undefined {
  if (test?.k === 'logic' && test.op === '&&') return lengthBound(test.left) ?? lengthBound(test.right)
  if (test?.k !== 'bin' || !/^(<|<=|!==|!=|>|>=)$/.test(test.op)) return undefined
  const side = test.op.startsWith('>') ? test.left : test.right
  const bound = isLength(side) ? side.of : side
  // `at !== null` counts nothing.
  if (bound.k === 'id' ? bound.name === 'undefined' : bound.k === 'lit' && bound.value === null) return undefined
  return bound.k === 'id' || bound.k === 'mem' || bound.k === 'lit' || bound.k === 'call' ? bound : undefined
}

export function stepOf(update: Expr | undefined): 'one' | 'stride' | undefined {
  if (update?.k !== 'set') return undefined
  if (update.op === '++' || update.op === '--') return 'one'
  if (update.op !== '+=' && update.op !== '-=') return update.value?.k === 'bin' ? 'one' : undefined
  return update.value?.k === 'lit' && update.value.value === 1 ? 'one' : 'stride'
}

export function mentionsCounter(loop: LoopStmt, names: RegExp): boolean {
  return [...assignedNames(loop)].some((name) => names.test(name))
}

function callsNamed(node: Parameters<typeof walk>[0], names: RegExp): boolean {
  let found = false
  walk(node, (one) => {
    if (one.k !== 'call') return
    const callee = one.callee
    const name = callee.k === 'id' ? callee.name : callee.k === 'mem' ? callee.name : ''
    if (names.test(name)) found = true
    if (one.callee.k === 'id' && one.callee.name === 'Promise') found = true
  })
  if (!found) walk(node, (one) => {
    // `new Promise((resolve) => setTimeout(resolve, ms))`
    if (one.k === 'await' && one.of.k === 'new' && one.of.callee.k === 'id' && one.of.callee.name === 'Promise') found = true
  })
  return found
}
