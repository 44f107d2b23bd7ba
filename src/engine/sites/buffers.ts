// Lists that are filled item by item and emptied when they are full: what is asked then is asked once for many items.

import type { Expr, FileFacts } from '../facts.ts'
import { print } from '../print.ts'
import { nodesOf } from '../resolve/code.ts'
import { anyIn, targetsOf } from './shape.ts'

/** A shorter list is no batch, and a step that is smaller saves little. */
const LEAST = 5

/** Whether a buffer is full where a test holds, or where it fails (`no`); undefined where the test is another. */
export function fullWhere(facts: FileFacts, test: Expr): 'yes' | 'no' | undefined {
  if (test.k !== 'bin') return undefined
  if (test.op === '%') return isSize(test.right) ? 'no' : undefined
  if (test.left.k === 'bin' && test.left.op === '%' && isZero(test.right) && isSize(test.left.right)) return isEqual(test.op) ? 'yes' : /^!==?$/.test(test.op) ? 'no' : undefined
  const [list, size, op] = isLength(test.left) ? [test.left.of, test.right, test.op] : isLength(test.right) ? [test.right.of, test.left, flipped(test.op)] : []
  if (list === undefined || size === undefined || op === undefined || !isSize(size) || !isBuffer(facts, list)) return undefined
  return isEqual(op) || op === '>=' || op === '>' ? 'yes' : /^(?:!==?|<=?)$/.test(op) ? 'no' : undefined
}

function isLength(expr: Expr): expr is Expr & { readonly k: 'mem' } {
  return expr.k === 'mem' && (expr.name === 'length' || expr.name === 'size')
}

/** Another variable may be anything; a number says how much it is. */
function isSize(expr: Expr): boolean {
  return expr.k === 'lit' ? typeof expr.value === 'number' && expr.value >= LEAST : expr.k === 'id' || expr.k === 'mem' && !isLength(expr)
}

function isZero(expr: Expr): boolean {
  return expr.k === 'lit' && expr.value === 0
}

function isEqual(op: string): boolean {
  return op === '===' || op === '=='
}

function flipped(op: string): string {
  return op.startsWith('<') ? op.replace('<', '>') : op.replace('>', '<')
}

const buffers = new WeakMap<FileFacts, ReadonlySet<string>>()

/** Whether the code of the file adds to a list, and empties it. */
function isBuffer(facts: FileFacts, list: Expr): boolean {
  const known = buffers.get(facts)
  if (known !== undefined) return known.has(print(list))
  const filled = new Set<string>()
  const emptied = new Set<string>()
  for (const { node: { callee } } of nodesOf(facts, 'call')) {
    if (callee.k !== 'mem') continue
    if (/^(?:push|unshift|add|set)$/.test(callee.name)) filled.add(print(callee.of))
    if (/^(?:splice|clear)$/.test(callee.name)) emptied.add(print(callee.of))
  }
  for (const { node: one } of nodesOf(facts, 'set')) {
    if (one.value === undefined || one.op !== '=') continue
    for (const target of one.target.k === 'name' ? [one.target.name] : targetsOf(one.target).map(print)) {
      if (target.endsWith('.length') && isZero(one.value)) emptied.add(target.slice(0, -'.length'.length))
      else (mentions(one.value, target) ? filled : emptied).add(target)
    }
  }
  const found = new Set([...filled].filter((one) => emptied.has(one)))
  buffers.set(facts, found)
  return found.has(print(list))
}

function mentions(value: Expr, name: string): boolean {
  return anyIn([value], (one) => (one.k === 'id' || one.k === 'mem') && print(one) === name)
}
