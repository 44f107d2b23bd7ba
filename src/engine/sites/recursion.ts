// Recursion as a repeat: a call that leads back to the function it stands in makes its queries again at every level. A walk over rows
// (children in a loop, the parent of the row just read) grows with the tree; a call again after a failure or for the next page does not.

import type { OrmCall } from '../../model/orm-call.ts'
import { isWithin } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import { originsOf } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { nodesIn } from '../resolve/code.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import type { QueryTerm, RepeatUse, Term } from '../summarize/summary.ts'
import { anyIn } from './shape.ts'

/** Whether a term's way goes through a recursion that starts where its outermost call stands. */
export function isRecursive(term: Term): boolean {
  return term.path[0].repeats.some(({ repeat }) => repeat.kind === 'recursion')
}

/** Calls of a function that lead back to it, as repeated by the recursion. */
export function withRecursion(facts: FileFacts, fn: FunctionFacts, terms: readonly Term[]): readonly Term[] {
  const own = functionKey(facts.file, fn.id)
  const direct = new Map(terms.flatMap((term) => term.kind === 'query' && term.path.length === 1 ? [[key(term), term] as const] : []))
  return terms.map((term) => {
    if (term.kind !== 'query' || term.recursion.length === 0 || !term.path.slice(1).some((step) => step.fn === own)) return term
    const [first, ...rest] = term.path
    return { ...term, path: [{ ...first, repeats: [...first.repeats, recursionUse(term, direct.get(key(term)), isAgain(fn, own, term))] }, ...rest] }
  })
}

/** `load(id, attempt + 1)` in `load(id, attempt)`: a function that calls itself with what it was given asks the same once more. */
function isAgain(fn: FunctionFacts, own: string, { path: [first, second] }: QueryTerm): boolean {
  if (second?.fn !== own || first.repeats.length > 0) return false
  const call = nodesIn(fn.body, 'call').find(({ span }) => span.start === first.place.start && span.end === first.place.end)
  return call !== undefined && callsAgain(fn, call)
}

/** Whether a call in a function is one of that function with what it was given. */
export function callsAgain(fn: FunctionFacts, { callee, args }: CallExpr): boolean {
  return isOwn(callee) && args.every((arg, at) => isGiven(fn, arg, at))
}

/** A function by its name, or a method of the same object. */
function isOwn(callee: Expr): boolean {
  return callee.k === 'id' || callee.k === 'mem' && callee.of.k === 'this'
}

/** A parameter handed on, or one that counts. */
function isGiven(fn: FunctionFacts, arg: Expr, at: number): boolean {
  if (arg.k === 'bin') return /^[+-]$/.test(arg.op) && arg.right.k === 'lit' && isGiven(fn, arg.left, at) && !isIndex(fn, arg.left)
  const pattern = fn.params[at]?.pattern
  return arg.k === 'id' && arg.fn === fn.id && pattern?.k === 'name' && pattern.name === arg.name && fn.locals[arg.name]?.reassigned !== true
}

/** `ids[at]`: who goes on to the next index asks for the next item, and tries nothing again. */
function isIndex(fn: FunctionFacts, counter: Expr): boolean {
  return counter.k === 'id' && anyIn(fn.body, (node) => node.k === 'idx' && node.index.k === 'id' && node.index.name === counter.name && node.index.fn === counter.fn)
}

/** Whoever asks for one row asks for no page. */
function isPaged({ paging, rows }: OrmCall): boolean {
  return rows !== 'one' && (paging === 'cursor' || paging === 'offset')
}

/** Whether a function on the way calls itself for each of some items, with something else than what it was given: for each child. */
export function walksLevels(mind: Mind, { recursion, query }: QueryTerm): boolean {
  if (recursion.length === 0 || isPaged(query().recognition.call)) return false
  return recursion.some((key) => {
    const { file, id } = splitKey(key)
    const functions = mind.program.facts(file)?.functions ?? []
    const fn = functions[id]
    return fn !== undefined && callsForEach(fn, functions.filter((one) => isWithin(one.span, fn.span)))
  })
}

/** @param inside functions that stand in it, itself included */
function callsForEach(fn: FunctionFacts, inside: readonly FunctionFacts[]): boolean {
  const calls = inside.flatMap(({ body }) => nodesIn(body, 'call'))
  const own = calls.filter((call) => isNamed(call.callee, fn) && !callsAgain(fn, call))
  if (own.length === 0) return false
  const loops = inside.flatMap(({ body }) => nodesIn(body, 'loop').filter(({ target }) => target !== undefined).map(({ span }) => span))
  const callbacks = calls.filter(({ callee }) => callee.k === 'mem' && isIterationMethod(callee.name)).map(({ span }) => span)
  return own.some(({ span }) => [...loops, ...callbacks].some((around) => around !== span && isWithin(span, around)))
}

function isNamed(callee: Expr, { name }: FunctionFacts): boolean {
  return isOwn(callee) && (callee.k === 'id' || callee.k === 'mem') && callee.name.replace(/\$\d+$/, '') === name
}

function recursionUse(term: QueryTerm, level: QueryTerm | undefined, again: boolean): RepeatUse {
  const [first] = term.path
  const call = term.query().recognition.call
  const over = first.repeats.at(-1)
  const isPaging = isPaged(call)
  const isTree = over !== undefined && over.repeat.intent === undefined && over.repeat.bound === 'unbounded' && over.repeat.collection?.from !== 'computed' || followsRows(term, level)
  const repeat: Repeat = {
    kind: 'recursion', name: first.name, place: over?.repeat.place ?? first.place, bound: 'unbounded', ticks: 'sequential',
    certain: isTree ? 'yes' : 'unknown',
    ...(again ? { intent: 'retry' as const, because: 'the function calls itself again with what it was given' } : isPaging ? { intent: 'cursor' as const, because: 'the recursion asks for the next page' } : isTree ? {} : { because: 'it is not known how deep the recursion goes' }),
    ...(over?.repeat.item === undefined ? {} : { item: over.repeat.item }),
    ...(over?.repeat.collection === undefined ? {} : { collection: over.repeat.collection }),
  }
  return { repeat, over: undefined, varies: [], tick: 'yes' }
}

/** `walk(row.parentId)`: what the next level asks for comes from the rows of this one. */
function followsRows(term: QueryTerm, level: QueryTerm | undefined): boolean {
  if (level === undefined) return false
  return originsOf(term.query().recognition.call.argument).some((one) => {
    const root = one.root.kind === 'element' ? one.root.of.root : one.root
    return root.kind === 'rows' && root.at.file === level.at.file && root.at.start === level.at.start
  })
}

/** `R` counts how often a function runs, however it is entered: a way that goes round the recursion once more is no further query. */
export function withoutRounds(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  const ways = new Map(terms.filter((term) => term.recursion.length > 0).map((term) => [term, term.path.map(({ place }) => `${place.file}:${place.start}-${place.end}`)]))
  const isLonger = (term: QueryTerm): boolean => {
    const way = ways.get(term)
    return way !== undefined && [...ways].some(([other, shorter]) => shorter.length < way.length && key(other) === key(term) && isAlong(shorter, way))
  }
  return terms.filter((term) => !isLonger(term))
}

/** Whether the steps of one way are met on another in the same order. */
function isAlong(shorter: readonly string[], way: readonly string[]): boolean {
  let at = 0
  for (const step of way) if (step === shorter[at]) at += 1
  return at === shorter.length
}

function key(term: QueryTerm): string {
  return `${term.at.file}:${term.at.start}-${term.at.end}`
}
