// `new` and `super(…)`: instances of the project's classes and of others', and what their constructors do.

import { type Origin, origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import { type Value, array, computedFrom, literal, literalOf, object, possibilities, ref, union, unknown } from '../../model/value.ts'
import type { CallExpr, Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { functionKey, splitKey } from '../program.ts'
import { now } from '../resolve/clock.ts'
import { callLibrary } from './callbacks.ts'
import { type Frame, USED, type Use } from './frame.ts'
import { emit } from './emitting.ts'
import { type CallSite, instantiate } from './instantiate.ts'
import { ofLength } from './lengths.ts'
import { pairLike, pairsOf } from './tables.ts'
import { functionGiven } from './targets.ts'
import { waitOutside } from './waiting.ts'

/** `super(…)`: what the base class's constructor does. */
export function callSuper(mind: Mind, expr: CallExpr, frame: Frame, place: Place, use: Use): Value {
  const args = expr.args.map((arg) => mind.evaluate(arg, frame))
  const base = mind.evaluate({ k: 'super' }, frame)
  if (base.kind === 'instance') construct(mind, frame, base.class, args, { place, name: 'super', use, inPlace: false })
  return unknown
}

export function evaluateNew(mind: Mind, expr: Expr & { readonly k: 'new' }, frame: Frame, use: Use): Value {
  const place: Place = { file: frame.file, ...expr.span }
  const callee = mind.evaluate(expr.callee, frame)
  const args = expr.args.map((arg) => mind.evaluate(arg, frame))
  const results = possibilities(callee).map((one): Value => {
    if (one.kind !== 'ref') return computedFrom(...args)
    const root = one.origin.root
    if (root.kind === 'class' && one.origin.path.length === 0) {
      construct(mind, frame, root.class, args, { place, name: `new ${print(expr.callee)}`, use, inPlace: false })
      return { kind: 'instance', class: root.class, args }
    }
    if (root.kind === 'global' && one.origin.path.length === 0) return constructGlobal(mind, frame, root.name, args, expr, place, use)
    if (root.kind === 'param' || root.kind === 'captured') return ref(origin({ kind: 'result', of: one.origin, at: place }))
    if (root.kind !== 'import') return computedFrom(...args)
    const recognition = mind.recognise({ kind: 'new', receiver: one.origin, method: '', arguments: args, tagged: false, place, text: print(expr.callee) })
    if (recognition?.kind === 'value') return recognition.value
    runGiven(mind, frame, one.origin, args, expr, place, use)
    const name = [root.of.name === '*' ? undefined : root.of.name, ...one.origin.path].filter(Boolean).join('.')
    const typed = mind.heldBy({ ...root.of, name }, expr.types, frame.file)
    return typed.kind === 'ref' && typed.origin.root.kind === 'instance' && typed.origin.root.members !== undefined ? typed : ref(origin({ kind: 'instance', of: { ...root.of, name }, how: 'constructed' }))
  })
  return union(...results)
}

/** `new Writable({ objectMode: true, write(row, encoding, done) { … } })`: what a library makes of the functions that a thing of it is made with. */
function runGiven(mind: Mind, frame: Frame, made: Origin, args: readonly Value[], expr: Expr & { readonly k: 'new' }, place: Place, use: Use): void {
  const callable = mind.callables(made).find((one) => functionGiven(one, args) !== undefined)
  if (callable === undefined || frame.valuesOnly) return
  const call: CallExpr = { k: 'call', callee: expr.callee, args: expr.args, types: expr.types, span: expr.span }
  callLibrary(mind, frame, callable, { expr: call, place, name: `new ${print(expr.callee)}`, use, receiver: undefined, method: '', callee: ref(made), args, open: false })
}

function construct(mind: Mind, frame: Frame, key: string, args: readonly Value[], site: CallSite): void {
  const { file, id } = splitKey(key)
  const cls = mind.program.facts(file)?.classes[id]
  if (cls?.constructorFn === undefined) return
  const inner = instantiate(mind, frame, { kind: 'closure', fn: functionKey(file, cls.constructorFn), captured: {}, self: { kind: 'instance', class: key, args } }, args, site)
  emit(frame, inner.terms)
}

function constructGlobal(mind: Mind, frame: Frame, name: string, args: readonly Value[], expr: Expr & { readonly k: 'new' }, place: Place, use: Use): Value {
  const first = args[0]
  if (name === 'Promise' && first?.kind === 'closure') {
    const inner = instantiate(mind, frame, first, [], { place, name: 'new Promise', use: USED, inPlace: expr.args[0]?.k === 'fn', open: true })
    emit(frame, inner.terms)
    // A promise made by hand stands for an event: a timer, a stream, a process. Unless it stands for a query.
    if (inner.terms.every((term) => term.kind !== 'query')) waitOutside(frame, use, true)
    return unknown
  }
  const length = name === 'Array' && first !== undefined ? literalOf(first)?.value : undefined
  if (typeof length === 'number') return ofLength(length)
  if (name === 'Set' || name === 'Array') return first === undefined ? array([], unknown) : first.kind === 'array' ? first : first.kind === 'ref' ? first : array([], unknown)
  // Whatever it is asked for, a proxy answers as if it were what it stands for.
  if (name === 'Proxy') return proxied(mind, frame, first, expr.args[0])
  if (name === 'Map' || name === 'WeakMap') {
    if (pairsOf(first) !== undefined || pairLike(first) !== undefined) return first!
    return expr.types.length === 2 ? mind.typed({ k: 'ref', name, args: expr.types }, frame.file) : ref(origin({ kind: 'instance', of: { module: 'global', name }, how: 'constructed' }))
  }
  if (name === 'Date' && args.length === 0) return now
  if (name === 'RegExp') return object({ flags: args.length < 2 ? literal('') : args[1]! }, computedFrom(...args))
  return computedFrom(...args)
}

function proxied(mind: Mind, frame: Frame, target: Value | undefined, written: Expr | undefined): Value {
  const isEmpty = target?.kind === 'object' && Object.keys(target.fields).length === 0
  return isEmpty && written?.k === 'as' ? mind.typed(written.type, frame.file) : target?.kind === 'ref' ? target : unknown
}
