// Lists of promises that code only waits for, and lists of answers of which code only asks how many there are: what was answered is read by
// nobody.

import type { Expr, Stmt } from '../facts.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import type { Frame } from '../summarize/frame.ts'
import { walk } from './shape.ts'

/** `jobs` of `const jobs = rows.map(save)` or `jobs.push(save(row))`, where all that is left is `await Promise.all(jobs)` as a statement. */
export function isOnlyAwaited(frame: Frame, name: string): boolean {
  const { uses, all } = usesOf(frame, name, isAwaitOf)
  return uses > 0 && all
}

/** `done` of which code reads `done.length`, to which it may push. */
export function isOnlyCounted(frame: Frame, name: string): boolean {
  return usesOf(frame, name, (node, isIt) => node.k === 'mem' && node.name === 'length' && isIt(node.of)).all
}

type IsIt = (expr: Expr | undefined) => boolean

/** How often a list of a function's own is used in some way, and whether all else that is done with it is to push to it. */
function usesOf({ fn, facts }: Frame, name: string, isUse: (node: Stmt | Expr, isIt: IsIt) => boolean): { readonly uses: number; readonly all: boolean } {
  const isShared = fn.id === 0 || facts.functions.some(({ captures }) => captures.some((one) => one.fn === fn.id && one.name === name))
  if (isShared) return { uses: 0, all: false }
  const isIt: IsIt = (expr) => expr?.k === 'id' && expr.fn === fn.id && expr.name === name
  let mentions = 0
  let uses = 0
  let pushes = 0
  for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'id' && isIt(node)) mentions += 1
    if (isUse(node, isIt)) uses += 1
    if (node.k === 'expr' && node.value.k === 'call' && node.value.callee.k === 'mem' && node.value.callee.name === 'push' && isIt(node.value.callee.of)) pushes += 1
  })
  return { uses, all: uses + pushes > 0 && mentions === uses + pushes }
}

/** `await Promise.all(rows.map(save))`, `await client.$transaction(rows.map(save))`: answers of one call for each item. */
export function isAnswersOfEach(expr: Expr): boolean {
  if (expr.k !== 'await' || expr.of.k !== 'call') return false
  const [list] = expr.of.args
  return list?.k === 'call' && list.callee.k === 'mem' && isIterationMethod(list.callee.name)
}

function isAwaitOf(node: Stmt | Expr, isIt: IsIt): boolean {
  if (node.k !== 'expr' || node.value.k !== 'await' || node.value.of.k !== 'call') return false
  const { callee, args } = node.value.of
  return callee.k === 'mem' && callee.of.k === 'id' && callee.of.name === 'Promise' && /^all(?:Settled)?$/.test(callee.name) && isIt(args[0])
}
