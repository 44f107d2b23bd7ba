// Lists that a loop takes one item of in each round, other than by walking over them: from one of their ends until nothing is left, or by
// an index that it counts itself.

import type { Expr, FileFacts, LoopStmt, Pattern, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import type { Frame } from '../summarize/frame.ts'
import { fixedBound } from './collection.ts'
import { growsIn, isGrowing } from './filled.ts'
import { answeredNames, anyIn, assignedNames, exitsOf, mentionedNames, patternNames, walk } from './shape.ts'
import { sourcesOf } from './sources.ts'
import { isPositive, mentionsAny, queueOf } from './tests.ts'

/** The list that a loop takes from: `while ((id = ids.pop()))`, `for (;;) { const id = ids.shift(); if (!id) break; … }`, `if (i >= ids.length) return`. */
export function takenList(loop: LoopStmt): Expr | undefined {
  if (loop.test === undefined || loop.test.k === 'lit') return takenInRound(loop) ?? countedInRound(loop)
  return takenInTest(loop.test) ?? countedDown(loop) ?? takenInUpdate(loop) ?? takenBefore(loop, loop.test)
}

/** The list of which a loop takes a part in each round, until none is left: `queue.splice(0, 100)`, `rest = rest.slice(100)`. */
export function dividedList({ test, body }: LoopStmt): Expr | undefined {
  if (test === undefined) return undefined
  const queue = queueOf(test)
  const taken = anyIn([test], (node) => isPartOf(node, undefined)) ? queue : undefined
  if (queue === undefined || taken !== undefined) return taken
  return anyIn(body, (node) => isPartOf(node, print(queue)) || isRest(node, queue)) ? queue : undefined
}

/** `for (let page = 0; page < count; page++) { const part = rows.slice(page * size, …) }`: the list, of which each round takes a part. */
export function slicedList(loop: LoopStmt): Expr | undefined {
  const counted = assignedNames({ ...loop, body: [] })
  const isStart = (expr: Expr | undefined): boolean => expr?.k === 'bin' && expr.op === '*' && mentionsAny(expr, counted)
  const starts = new Set<string>()
  if (counted.size === 0) return undefined
  anyIn(loop.body, (node) => {
    if (node.k === 'var' && node.target.k === 'name' && isStart(node.value)) starts.add(node.target.name)
    return false
  })
  let list: Expr | undefined
  anyIn(loop.body, (node) => {
    if (node.k !== 'call' || node.callee.k !== 'mem' || node.callee.name !== 'slice' || node.args.length !== 2) return false
    const [start] = node.args
    if (!isStart(start) && !(start?.k === 'id' && starts.has(start.name))) return false
    list = node.callee.of
    return true
  })
  return list
}

/** `queue.splice(0, size)`, of more than one item. */
function isPartOf(node: Stmt | Expr, queue: string | undefined): boolean {
  if (node.k !== 'call' || node.callee.k !== 'mem' || node.callee.name !== 'splice' || queue !== undefined && print(node.callee.of) !== queue) return false
  const [, count] = node.args
  return count === undefined || count.k !== 'lit' || typeof count.value === 'number' && count.value > 1
}

/** `rest = rest.slice(size)` */
function isRest(node: Stmt | Expr, queue: Expr): boolean {
  if (node.k !== 'set' || node.op !== '=' || queue.k !== 'id' || nameOf(node.target) !== queue.name || node.value?.k !== 'call' || node.value.callee.k !== 'mem') return false
  const { callee: { of, name }, args: [start] } = node.value
  return name === 'slice' && of.k === 'id' && of.name === queue.name && start !== undefined && (start.k !== 'lit' || typeof start.value === 'number' && start.value > 1)
}

/** Why a list that a loop takes from does not grow with the data, as a clause. */
export function fixedQueue(mind: Mind, frame: Frame, list: Expr): string | undefined {
  if (list.k !== 'id' || list.fn < 0 || isGrowing(frame.facts, list)) return undefined
  return list.fn === frame.fn.id ? fixedBound(mind, frame, mind.evaluate(list, { ...frame, valuesOnly: true }), list) : writtenOut(mind, frame.facts, list)
}

/** Whether a loop adds to the list that it walks, or takes from: what it finds belongs there as well. */
export function fillsItself(loop: LoopStmt, list: Expr | undefined): boolean {
  return list?.k === 'id' && growsIn(loop.body, list)
}

/** Whether what it adds is what a query in the loop answered: children of each node. */
export function walksTree(loop: LoopStmt, list: Expr | undefined): boolean {
  if (list?.k !== 'id' || !growsIn(loop.body, list)) return false
  const found = new Set(answeredNames(loop))
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'loop' && node.target !== undefined && node.over !== undefined && mentionsAny(node.over, found)) for (const name of patternNames(node.target)) found.add(name)
  })
  return growsIn(loop.body, list, (value) => mentionsAny(value, found))
}

function writtenOut(mind: Mind, facts: FileFacts, list: Expr & { readonly k: 'id' }): string | undefined {
  const initial = sourcesOf(mind, facts).initialOf(list.fn, list.name)
  const isWritten = initial?.k === 'arr' && initial.items.length > 0 && initial.items.every((item) => item.k !== 'spread')
  return isWritten ? `its ${initial.items.length} items stand in the source` : undefined
}

/** `ids` of `ids.pop()` and of `ids[at++]`: of a list at hand, not of a queue that is asked elsewhere. */
function takenBy(value: Expr | undefined): Expr | undefined {
  if (value?.k === 'idx' && isStep(value.index)) return value.of.k === 'id' || value.of.k === 'mem' ? value.of : undefined
  if (value?.k !== 'call' || value.args.length > 0 || value.callee.k !== 'mem' || value.callee.name !== 'pop' && value.callee.name !== 'shift') return undefined
  return value.callee.of.k === 'id' || value.callee.of.k === 'mem' ? value.callee.of : undefined
}

function takenInTest(test: Expr): Expr | undefined {
  let list: Expr | undefined
  walk(test, (node) => {
    if (node.k === 'set' && node.op === '=') list ??= takenBy(node.value)
    return node.k !== 'await'
  })
  return list
}

function takenInRound(loop: LoopStmt): Expr | undefined {
  for (const { tests } of exitsOf(loop)) {
    const last = tests.at(-1)
    if (last === undefined || isPositive(last.test, last.holds)) continue
    for (const { target, value } of givenIn(loop.body)) {
      const list = takenBy(value)
      if (list !== undefined && target.k === 'name' && mentions(last.test, target.name)) return list
    }
  }
  return undefined
}

/** `const i = next++; if (i >= ids.length) return`, or the index itself. */
function countedInRound(loop: LoopStmt): Expr | undefined {
  for (const { tests } of exitsOf(loop)) {
    const last = tests.at(-1)
    const [index, list] = last === undefined ? [] : endOf(last.test, last.holds)
    if (index !== undefined && list !== undefined && isCounted(loop, index)) return list
  }
  return undefined
}

/** The variable that a round counts on, where it ends once that has come to the end of a list: `next` of `const i = next++` and of `ids[next++]`. */
export function countedName(loop: LoopStmt): string | undefined {
  const ends = [...loop.test === undefined ? [] : [endOf(loop.test, false)], ...exitsOf(loop).flatMap(({ tests }) => tests.slice(-1)).map(({ test, holds }) => endOf(test, holds))]
  for (const [index] of ends) if (index !== undefined && isCounted(loop, index)) {
    const given = givenIn(loop.body).find(({ target, value }) => target.k === 'name' && target.name === index && value?.k === 'set' && value.op === '++')?.value
    return given?.k === 'set' ? nameOf(given.target) : index
  }
  const taken = givenIn(loop.body).map(({ value }) => value).find((value) => value?.k === 'idx' && takenBy(value) !== undefined)
  return taken?.k === 'idx' && taken.index.k === 'set' ? nameOf(taken.index.target) : undefined
}

/** `i >= ids.length` holds, or `i < ids.length` fails. */
function endOf(test: Expr, holds: boolean): readonly [string?, Expr?] {
  if (test.k === 'un' && test.op === '!') return endOf(test.of, !holds)
  const ends = holds ? /^(>=|===|==)$/ : /^(<|!==|!=)$/
  if (test.k !== 'bin' || !ends.test(test.op) || test.left.k !== 'id' || test.right.k !== 'mem' || test.right.name !== 'length') return []
  return [test.left.name, test.right.of]
}

function isCounted(loop: LoopStmt, index: string): boolean {
  if (givenIn(loop.body).some(({ target, value }) => target.k === 'name' && target.name === index && isStep(value))) return true
  return [...loop.body, ...loop.update === undefined ? [] : [loop.update]].some((part) => anyIn([part], (node) => isStep(node) && nameOf(node.target) === index))
}

/** `i++`, `i += 1`. */
function isStep(node: Stmt | Expr | undefined): node is Expr & { readonly k: 'set' } {
  return node?.k === 'set' && (node.op === '++' || node.op === '+=' && node.value?.k === 'lit' && node.value.value === 1)
}

/** `for (let i = ids.length; i--;)`. */
function countedDown({ test, init }: LoopStmt): Expr | undefined {
  const index = test?.k === 'set' && test.op === '--' ? nameOf(test.target) : undefined
  const start = init.find((stmt) => stmt.k === 'var' && nameOf(stmt.target) === index)
  return index !== undefined && start?.k === 'var' && start.value?.k === 'mem' && start.value.name === 'length' ? start.value.of : undefined
}

/** `for (let id = queue.pop(); id !== undefined; id = queue.pop())`. */
function takenInUpdate({ update }: LoopStmt): Expr | undefined {
  return update?.k === 'set' && update.op === '=' ? takenBy(update.value) : undefined
}

interface Assigned {
  readonly target: Pattern
  readonly value?: Expr
}

/** What statements of a round themselves give to variables. */
function givenIn(body: readonly Stmt[]): readonly Assigned[] {
  return body.flatMap((stmt): readonly Assigned[] => {
    if (stmt.k === 'var') return [stmt]
    return stmt.k === 'expr' && stmt.value.k === 'set' && stmt.value.op === '=' ? [stmt.value] : []
  })
}

/** The variable that an assignment sets, of this function or of one around it. */
function nameOf(target: Pattern): string | undefined {
  if (target.k === 'name') return target.name
  return target.k === 'target' && target.target.k === 'id' ? target.target.name : undefined
}

function mentions(test: Expr, name: string): boolean {
  return anyIn([test], (node) => node.k === 'id' && node.name === name)
}

/** `task = queue.shift()`: the list from which a loop gives a variable one item after another, and nothing else. */
export function takenAgain(loop: LoopStmt, name: string): Expr | undefined {
  const given: (Expr | undefined)[] = []
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'set' && patternNames(node.target).includes(name)) given.push(takenBy(node.value))
  })
  const [list] = given
  return list !== undefined && given.every((one) => one !== undefined && print(one) === print(list)) ? list : undefined
}

/** `let task = queue.shift(); while (task) { …; task = queue.shift() }`. */
export function takenBefore(loop: LoopStmt, test: Expr): Expr | undefined {
  for (const name of mentionedNames(test)) {
    const list = takenAgain(loop, name)
    if (list !== undefined) return list
  }
  return undefined
}
