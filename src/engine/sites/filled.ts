// Lists that a function fills in a fixed number of steps: by pushes that stand one after another, or in loops of as many rounds as the
// source says. They are known by syntax, as evaluation keeps what a list holds and not how often something was added.

import type { Expr, FileFacts, FunctionFacts, LoopStmt, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesIn } from '../resolve/code.ts'
import { fixedRounds } from './rounds.ts'
import { anyIn, childrenOf } from './shape.ts'

/** Whether the list that a variable of the function holds has a fixed number of items, whoever reads it. */
export function isFilledInFixedSteps(mind: Mind, facts: FileFacts, fn: FunctionFacts, list: List): boolean {
  if (list.fn !== fn.id || fn.locals[list.name]?.reassigned !== false || !nodesIn(fn.body, 'var').some((one) => isStart(one, list))) return false
  if (facts.functions.some((one) => captures(one, list))) return false
  const steps: Steps = { starts: 0, others: 0, pushes: 0, hasFixedRounds: (loop) => hasFixedRounds(mind, facts, loop) }
  for (const stmt of fn.body) count(stmt, list, true, steps)
  return steps.starts === 1 && steps.others === 0 && steps.pushes > 0
}

/** Whether a function inside adds to the list, which evaluation does not see. */
export function growsInside(facts: FileFacts, list: List): boolean {
  return facts.functions.some((one) => captures(one, list) && growsIn(one.body, list))
}

/** Whether its own function, or one inside, adds to it. */
export function isGrowing(facts: FileFacts, list: List): boolean {
  return growsIn(facts.functions[list.fn]?.body ?? [], list) || growsInside(facts, list)
}

/** Whether code, functions inside left out, adds something of that kind to the list. */
export function growsIn(body: readonly Stmt[], list: List, isOfKind: (value: Expr) => boolean = () => true): boolean {
  return anyIn(body, (node) => node.k === 'call' && node.callee.k === 'mem' && isIt(node.callee.of, list) && ADDING.has(node.callee.name) && node.args.some(isOfKind))
}

type List = Expr & { readonly k: 'id' }

function captures(fn: FunctionFacts, list: List): boolean {
  return fn.captures.some((captured) => captured.fn === list.fn && captured.name === list.name)
}

interface Steps {
  /** Declarations as an empty list. */
  starts: number
  pushes: number
  /** Mentions that may add any number of items: pushes in other loops, calls that are handed the list. */
  others: number
  readonly hasFixedRounds: (loop: LoopStmt) => boolean
}

/** Counts what a node does with the list. `fixed`: it runs a fixed number of times. */
function count(node: Stmt | Expr, list: List, fixed: boolean, steps: Steps): void {
  if (isIt(node, list)) steps.others += 1
  else if (node.k === 'var' && node.target.k === 'name' && node.target.name === list.name) {
    if (isStart(node, list)) steps.starts += 1
    else steps.others += 1
  } else if (node.k === 'call' && node.callee.k === 'mem' && isIt(node.callee.of, list) && ADDING.has(node.callee.name)) {
    if (fixed && node.callee.name === 'push' && node.args.every((arg) => arg.k !== 'spread')) steps.pushes += 1
    else steps.others += 1
    for (const arg of node.args) count(arg, list, fixed, steps)
  } else if (node.k === 'mem' && isIt(node.of, list) || node.k === 'return' && node.value !== undefined && isIt(node.value, list)) return
  else if (node.k === 'loop') {
    const rounds = fixed && steps.hasFixedRounds(node)
    if (node.over !== undefined && !isIt(node.over, list)) count(node.over, list, fixed, steps)
    for (const child of [...node.init, ...node.test === undefined ? [] : [node.test], ...node.update === undefined ? [] : [node.update], ...node.body]) count(child, list, rounds, steps)
  } else for (const child of childrenOf(node)) count(child, list, fixed, steps)
}

/** `const list = []`. */
function isStart({ target, value }: Stmt & { readonly k: 'var' }, list: List): boolean {
  return target.k === 'name' && target.name === list.name && value?.k === 'arr' && value.items.length === 0
}

const ADDING = new Set(['push', 'unshift', 'splice'])

function isIt(node: Stmt | Expr, list: List): boolean {
  return node.k === 'id' && node.fn === list.fn && node.name === list.name
}

function hasFixedRounds(mind: Mind, facts: FileFacts, loop: LoopStmt): boolean {
  if (loop.over !== undefined) return loop.over.k === 'arr' && loop.over.items.every((item) => item.k !== 'spread')
  return loop.kind === 'for' && fixedRounds(mind, facts, loop) !== undefined
}
