// Streams that a library makes of a list (`from(ids).pipe(concatMap(load))`): their operators run a function for each item. What a stream
// is made of must be seen to be a list: of a promise it gives one item, whatever that holds.

import type { Streams } from '../../model/framework.ts'
import { both } from '../../model/tri.ts'
import { type Value, computedFrom, unknown } from '../../model/value.ts'
import type { CallExpr, Expr, FunctionFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { typeOfVariable } from '../resolve/bindings.ts'
import { nodesIn } from '../resolve/code.ts'
import { callLibrary, isIterationMethod } from './callbacks.ts'
import { type Frame, USED, type Use } from './frame.ts'

interface Operator {
  readonly name: string
  readonly expr: CallExpr
}

/** What the operators do for each item of the list, and what comes out; undefined where it is no such call. */
export function streamedItems(mind: Mind, frame: Frame, { callee, args }: CallExpr, use: Use): Value | undefined {
  if (frame.valuesOnly || callee.k !== 'mem' || !mind.pipes(callee.name)) return undefined
  const source = callee.of.k === 'id' ? madeAs(frame.facts.functions[callee.of.fn], callee.of.name) : callee.of
  if (source?.k !== 'call' || source.callee.k !== 'id') return undefined
  const maker = mind.evaluate(source.callee, frame)
  const streams = maker.kind === 'ref' && maker.origin.root.kind === 'import' ? mind.streams(maker.origin) : undefined
  if (streams === undefined || callee.name !== streams.through || maker.kind !== 'ref' || maker.origin.root.kind !== 'import') return undefined
  const list = source.args[streams.of[maker.origin.root.of.name]!]
  if (list === undefined || !isList(frame, list)) return undefined
  // Nobody subscribes.
  if (use.result === 'dropped') return unknown
  return piped(mind, frame, streams, args.map((one) => operatorOf(mind, frame, one)), list)
}

function operatorOf(mind: Mind, frame: Frame, expr: Expr): Operator | undefined {
  if (expr.k !== 'call' || expr.callee.k !== 'id') return undefined
  const value = mind.evaluate(expr.callee, frame)
  return value.kind === 'ref' && value.origin.root.kind === 'import' && value.origin.path.length === 0 ? { name: value.origin.root.of.name, expr } : undefined
}

function piped(mind: Mind, frame: Frame, streams: Streams, operators: readonly (Operator | undefined)[], list: Expr): Value {
  const { tick } = frame
  let items = mind.evaluate(list, frame)
  let isAtOnce = true
  for (const [index, operator] of operators.entries()) {
    if (operator === undefined || !isKnown(streams, operator)) break
    const { name, expr } = operator
    const isSame = streams.same.includes(name)
    const isPlain = streams.plain.includes(name)
    if (isSame && !isPlain) continue
    const isSequential = streams.sequential.includes(name) || streams.limited.includes(name) && expr.args.length > 1
    const [callback] = expr.args
    if (callback === undefined) break
    const start = frame.terms.length
    const given = callLibrary(mind, frame, { names: [], callback: 0, collection: 1, runs: isSequential ? 'each-sequential' : 'each' }, {
      expr: { ...expr, args: [callback, list] }, place: { file: frame.file, ...expr.span }, name: print(expr.callee), use: { ...USED, awaited: true },
      receiver: undefined, method: '', callee: unknown, args: [mind.evaluate(callback, frame), items], open: false,
    })
    isAtOnce &&= !isSequential
    if (!isRunForAll(streams, isAtOnce && !isPlain, operators.slice(index + 1))) weaken(frame, start)
    if (!isSame) items = given
    if (!isPlain) frame.tick = 'unknown'
  }
  frame.tick = tick
  return computedFrom(items)
}

/** Whether it lets all items through. */
function isKnown(streams: Streams, { name }: Operator): boolean {
  return [streams.each, streams.sequential, streams.plain, streams.same].some((names) => names.includes(name))
}

/** Whoever has seen enough leaves a stream: what waits for its turn then does not run, unless something after it waits for all. */
function isRunForAll(streams: Streams, isAtOnce: boolean, after: readonly (Operator | undefined)[]): boolean {
  const end = after.findIndex((one) => one === undefined || !isKnown(streams, one))
  return end < 0 ? isAtOnce : after[end] !== undefined && streams.gathering.includes(after[end].name)
}

function weaken(frame: Frame, start: number): void {
  for (let index = start; index < frame.terms.length; index += 1) {
    const term = frame.terms[index]!
    frame.terms[index] = { ...term, certain: both('unknown', term.certain), because: 'whoever reads the stream may leave it early' }
  }
}

/** A list as code writes it, and a name that only such a list or a declared one has. */
function isList(frame: Frame, expr: Expr): boolean {
  switch (expr.k) {
    case 'arr': case 'await': return true
    case 'as': return isListType(expr.type) || isList(frame, expr.of)
    case 'call': return expr.callee.k === 'mem' && (isIterationMethod(expr.callee.name) && !/^(forEach|find|reduce)/.test(expr.callee.name) || expr.callee.of.k === 'id' && expr.callee.of.fn < 0 && expr.callee.of.name === 'Object')
    case 'id': return expr.fn >= 0 && isListName(frame, expr)
    default: return false
  }
}

function isListName(frame: Frame, list: Expr & { readonly k: 'id' }): boolean {
  const type = typeOfVariable(frame.facts, list)
  if (type !== undefined) return isListType(type)
  const made = madeAs(frame.facts.functions[list.fn], list.name)
  return made !== undefined && made.k !== 'id' && isList(frame, made)
}

/** What a variable of a function was declared with, where that is its only value; with its `await`, since a promise of a list is one item. */
function madeAs(owner: FunctionFacts | undefined, name: string): Expr | undefined {
  if (owner?.locals[name]?.reassigned !== false) return undefined
  return nodesIn(owner.body, 'var').findLast(({ target }) => target.k === 'name' && target.name === name)?.value
}

function isListType(type: TypeRef): boolean {
  return type.k === 'array' || type.k === 'tuple' || type.k === 'ref' && /^(Array|ReadonlyArray|Set|ReadonlySet|Iterable)$/.test(type.name)
}
