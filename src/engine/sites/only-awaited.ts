// Lists of promises that code only waits for, and lists of answers of which code only asks how many there are: what was answered is read by
// nobody.

import type { Expr, Stmt } from '../facts.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import type { Frame } from '../summarize/frame.ts'
import { walk } from './shape.ts'

/** `jobs` of `const jobs = rows.map(save)` or `jobs.push(save(row))`, where all that is left is `await Promise.all(jobs)` as a statement. */
export function isOnlyAwaited({ fn, facts }: Frame, name: string): boolean {
  if (fn.id === 0 || facts.functions.some(({ captures }) => captures.some((one) => one.fn === fn.id && one.name === name))) return false
  const isIt = (expr: Expr | undefined): boolean => expr?.k === 'id' && expr.fn === fn.id && expr.name === name
  let mentions = 0
  let awaits = 0
  let pushes = 0
  for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'id' && isIt(node)) mentions += 1
    if (isAwaitOf(node, isIt)) awaits += 1
    if (node.k === 'expr' && node.value.k === 'call' && node.value.callee.k === 'mem' && node.value.callee.name === 'push' && isIt(node.value.callee.of)) pushes += 1
  })
  return awaits > 0 && mentions === awaits + pushes
}

/** `done` of which code reads `done.length`, to which it may push. */
export function isOnlyCounted({ fn, facts }: Frame, name: string): boolean {
  if (fn.id === 0 || facts.functions.some(({ captures }) => captures.some((one) => one.fn === fn.id && one.name === name))) return false
  const isIt = (expr: Expr): boolean => expr.k === 'id' && expr.fn === fn.id && expr.name === name
  let mentions = 0
  let counts = 0
  for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'id' && isIt(node)) mentions += 1
    if (node.k === 'mem' && node.name === 'length' && isIt(node.of)) counts += 1
    if (node.k === 'expr' && node.value.k === 'call' && node.value.callee.k === 'mem' && node.value.callee.name === 'push' && isIt(node.value.callee.of)) counts += 1
  })
  return counts > 0 && mentions === counts
}

/** `await Promise.all(rows.map(save))`, `await client.$transaction(rows.map(save))`: answers of one call for each item. */
export function isAnswersOfEach(expr: Expr): boolean {
  if (expr.k !== 'await' || expr.of.k !== 'call') return false
  const [list] = expr.of.args
  return list?.k === 'call' && list.callee.k === 'mem' && isIterationMethod(list.callee.name)
}

function isAwaitOf(node: Stmt | Expr, isIt: (expr: Expr | undefined) => boolean): boolean {
  if (node.k !== 'expr' || node.value.k !== 'await' || node.value.of.k !== 'call') return false
  const { callee, args } = node.value.of
  return callee.k === 'mem' && callee.of.k === 'id' && callee.of.name === 'Promise' && /^all(?:Settled)?$/.test(callee.name) && isIt(args[0])
}
