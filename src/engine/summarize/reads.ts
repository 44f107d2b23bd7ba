// Property reads that an ORM has a say in: a lazy relation loads when it is read, one that was not loaded is undefined.

import { originName } from '../../model/origin.ts'
import type { Place, Span } from '../../model/place.ts'
import { present } from '../../model/present.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, absent, originsOf, pickedBy, possibilities, textOf, union } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Expr, Pattern } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import type { Taken } from '../resolve/bindings.ts'
import { type Frame, USED, type Use } from './frame.ts'
import { isAssigned, isPlainSymbol, readInvocation } from './objects.ts'
import { emit } from './emitting.ts'
import { instantiate, usedBy } from './instantiate.ts'
import { emitQuery } from './queries.ts'
import { SOME_QUERY, type Step } from './summary.ts'
import { isTakenApart } from './taken-apart.ts'

/** A property read as it stands in code: `user.posts`, or `posts` taken out of a `user`. */
interface Written {
  readonly name: string
  /** What it is read of. */
  readonly of: string
  readonly whole: string
  readonly place: Place
  readonly use: Use
  /** Whether something is taken out of it in turn, where a pattern took it. */
  readonly isTakenApart?: () => boolean
}

export function readMember(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'mem' }, whole: Value, use: Use): Value {
  const of = present(whole)
  const computed = expr.span === undefined ? undefined : runGetter(mind, frame, expr.name, of, { place: { file: frame.file, ...expr.span }, name: () => print(expr), use })
  if (computed !== undefined) return computed
  const value = mind.member(of, expr.name)
  const isNamed = frame.getters?.has(expr.name) === true
  if (!mind.reads && !isNamed || expr.span === undefined) return value
  // Most reads are of no relation, and nobody asks how they are written.
  const written: Written = { name: expr.name, get of() { return print(expr.of) }, get whole() { return print(expr) }, place: { file: frame.file, ...expr.span }, use }
  if (!mind.reads) {
    for (const one of possibilities(of)) leaveToCallers(frame, written, one)
    return value
  }
  const loaded = possibilities(of).flatMap((one) => readOf(mind, frame, written, one) ?? [])
  return loaded.length === 0 ? value : union(...loaded)
}

/** What an accessor gives that queries when it is read; of one that does not, the members tell as of any property. */
function runGetter(mind: Mind, frame: Frame, name: string, of: Value, { place, name: written, use }: { readonly place: Place; readonly name: () => string; readonly use: Use }): Value | undefined {
  frame.getters ??= mind.getters.names(frame.file)
  if (frame.valuesOnly || !frame.getters.has(name)) return undefined
  const closures = mind.getters.of(of, name).filter(({ fn }) => mind.summaryOf(fn).terms.length > 0)
  if (closures.length === 0) return undefined
  const site = { place, name: written(), use, inPlace: false }
  const certain: Tri = closures.length === possibilities(of).length ? 'yes' : 'unknown'
  return union(...closures.map((closure) => {
    const inner = instantiate(mind, frame, closure, [], site)
    frame.late.push(...inner.late)
    emit(frame, inner.terms, certain, SOME_QUERY)
    return inner.returns
  }))
}

/** `const { posts } = user` reads the property like `user.posts`; `({ posts: page.posts } = user)` puts it into another object as well. */
export function destructuring(mind: Mind, frame: Frame): Taken {
  const assign = (target: Expr, value: Value) => assignField(mind, frame, target, value)
  const read = (of: Value, name: string, span: Span, into: Pattern) => {
    const place: Place = { file: frame.file, ...span }
    const computed = runGetter(mind, frame, name, of, { place, name: () => name, use: USED })
    if (computed !== undefined || !mind.reads) return computed
    const loaded = possibilities(of).flatMap((one) => {
      const owner = one.kind === 'ref' ? originName(one.origin) : ''
      return readOf(mind, frame, { name, of: owner, whole: owner === '' ? name : `${owner}.${name}`, place, use: USED, isTakenApart: () => isTakenApart(frame, into) }, one) ?? []
    })
    return loaded.length === 0 ? undefined : union(...loaded)
  }
  return { assign, read }
}

/** `options.dry = true`, `where.author.id = id`, `where[field] = id`: the object holds it from now on. */
export function assignField(mind: Mind, frame: Frame, target: Expr, value: Value): void {
  if (target.k !== 'mem' && target.k !== 'idx') return
  const of = asserted(target.of)
  const whole = heldBy(frame, of)
  if (whole?.kind !== 'object') return
  const filled: Value = target.k === 'mem' ? { ...whole, fields: { ...whole.fields, [target.name]: value } } : filledBy(whole, mind.evaluate(target.index, frame), value)
  if (of.k === 'id') frame.vars.set(of.name, filled)
  else assignField(mind, frame, of, filled)
}

/** `query` of `(query as any).relations`. */
function asserted(expr: Expr): Expr {
  return expr.k === 'as' ? asserted(expr.of) : expr
}

/** An object of the function's own, by its variable or within another such object. */
function heldBy(frame: Frame, expr: Expr): Value | undefined {
  if (expr.k === 'id') return expr.fn === frame.fn.id ? frame.vars.get(expr.name) : undefined
  const whole = expr.k === 'mem' ? heldBy(frame, asserted(expr.of)) : undefined
  return expr.k === 'mem' && whole?.kind === 'object' && Object.hasOwn(whole.fields, expr.name) ? whole.fields[expr.name] : undefined
}

/** Under a name that only a run knows any field may have the value. */
function filledBy(whole: Value & { readonly kind: 'object' }, key: Value, value: Value): Value {
  const name = textOf(key)
  if (name !== undefined) return { ...whole, fields: { ...whole.fields, [name]: value } }
  return { ...whole, open: true, rest: union(...whole.rest === undefined ? [] : [whole.rest], pickedBy(value, originsOf(key))) }
}

/** A property of an object that nothing here tells the class of is left to callers, if anybody waits for it: what is lazy is a promise. */
function leaveToCallers(frame: Frame, written: Written, of: Value): void {
  const { name, place, use } = written
  if (of.kind !== 'ref' || !isPlainSymbol(of.origin) || !use.awaited && use.result !== 'returned') return
  const step: Step = { place, name: written.whole, fn: frame.key, repeats: [] }
  emit(frame, [{
    kind: 'apply', at: place, callee: of, reads: name, args: [], self: undefined, tagged: false, path: [step], guards: [], conditional: false, tick: 'yes', certain: 'yes',
    recursion: [], handedBack: false, resultUsed: usedBy(use),
  }])
}

function readOf(mind: Mind, frame: Frame, written: Written, of: Value): Value | undefined {
  const { name, place, use } = written
  const invocation = readInvocation(mind, of, name, place, () => written.of)
  if (invocation === undefined) {
    leaveToCallers(frame, written, of)
    return undefined
  }
  const recognition = mind.recognise(invocation)
  if (recognition?.kind === 'unloaded' || recognition?.kind === 'relation') {
    // Whoever asks for values alone may be asking whether this very relation was assigned.
    const isUnconditional = frame.guards.length === 0 && frame.conditional === 0
    const isDereferenced = use.dereferenced === true || written.isTakenApart?.() === true
    if (frame.valuesOnly || recognition.kind === 'relation' && (!isDereferenced || !isUnconditional)) return undefined
    if (isAssigned(mind, [frame.key], invocation)) return undefined
    if (!isDereferenced) return absent
    const step: Step = { place, name: written.whole, fn: frame.key, repeats: [] }
    frame.reads.push({ path: [step], invocation, ...(recognition.kind === 'unloaded' ? { unloaded: recognition } : {}) })
    return undefined
  }
  if (recognition?.kind !== 'query') return undefined
  mind.tally.recognised(place)
  const held = recognition.call.kept === undefined ? undefined : `${valueKey(recognition.call.kept)}.${name}`
  if (held === undefined || !frame.kept.has(held)) emitQuery(frame, invocation, recognition, { place, name: written.whole, use })
  if (held !== undefined && frame.conditional === 0 && frame.guards.length === 0 && frame.missed.length === 0) frame.kept.add(held)
  return recognition.result
}
