// A summary at a call site: its terms in the caller's words, with what the callee left open (functions it was given, methods of what
// it was given) resolved as far as the caller knows them.

import type { Callable } from '../../model/framework.ts'
import { type Invocation } from '../../model/invocation.ts'
import { prepended } from '../../model/lists.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place } from '../../model/place.ts'
import { type Tri, both } from '../../model/tri.ts'
import { type Value, possibilities, ref } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Binding, Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { type Frame, USED, type Use } from './frame.ts'
import { behindApplied } from './contracts.ts'
import { createDeciding } from './decisions.ts'
import { inTransaction, repeatsOf } from './emitting.ts'
import { gathered, withDefaults } from './defaults.ts'
import { givenAs, isFunction, nameOfGiven, seenFromHere } from './given.ts'
import { hasNoItems, isRegistered } from './operations.ts'
import { isAssigned, isPlainSymbol, readInvocation } from './objects.ts'
import { receiverKnown, substituteUse, substitutedQuery } from './substituted.ts'
import { mentionsSymbols } from './symbols.ts'
import { shortened } from './ways.ts'
import { waitsWhenCalled } from './waiting.ts'
import { type Closure, functionGiven, targetsOf } from './targets.ts'
import { type ApplyTerm, type QueryTerm, type RelationRead, SOME_LISTENER, SOME_QUERY, type Step, type Summary, TERM_LIMIT, type Term, termFingerprint } from './summary.ts'

const DEPTH_LIMIT = 8
/** Contracts behind contracts: what implements one often calls it again, for its parts. */
const CONTRACT_LIMIT = 1
const READ_PATH_LIMIT = 6

export interface CallSite {
  readonly place: Place
  readonly name: string
  readonly use: Use
  /** The function is a literal standing at the call: its own calls are the outermost step. */
  readonly inPlace: boolean
  readonly open?: boolean
  /** The arguments as code writes them. */
  readonly written?: readonly Expr[]
}

export interface Instance {
  readonly terms: readonly Term[]
  /** Terms inside the callee that this call site made known although they repeat there. */
  readonly late: readonly Term[]
  readonly returns: Value
}

/** What calling a function of the project does, as terms of the function in whose frame it is called. */
export function instantiate(mind: Mind, frame: Frame, closure: Closure, given: readonly Value[], site: CallSite, depth = 0): Instance {
  const args = gathered(mind, closure.fn, given, site.open === true)
  const known = (): Summary => mind.contexts.summaryFor(closure, site.inPlace ? args : undefined) ?? mind.summaryOf(closure.fn)
  const bound = (): Binding => withDefaults(mind, { fn: closure.fn, args, open: site.open === true, captured: closure.captured, self: closure.self })
  if (frame.valuesOnly) return { terms: [], late: [], get returns() { return mind.substitute(known().returns, bound()) } }
  const summary = known()
  const binding = bound()
  const terms: Term[] = []
  const late: Term[] = []
  const deciding = createDeciding(mind, frame, binding, { memo: closure.memo ?? (mind.remembers(closure.fn) ? 'lasting' : undefined), inPlace: site.inPlace })
  const step: Step = { place: site.place, name: site.name, fn: frame.key, repeats: [] }
  for (const term of summary.terms) {
    if (terms.length >= TERM_LIMIT) break
    const guards = deciding.of(term)
    if (guards === undefined) continue
    const path = term.path.every((one) => one.repeats.length === 0) ? term.path : term.path.map((one) => one.repeats.length === 0 ? one : { ...one, repeats: one.repeats.map((use) => substituteUse(mind, use, binding)) })
    if (path.some((one) => one.repeats.some((use) => use.over !== undefined && hasNoItems(use.over)))) continue
    const whole = shortened(site.inPlace ? path : prepended(step, path))
    if (whole === undefined) continue
    const isHandedOn = term.handedBack && site.use.result === 'returned' && !site.use.awaited
    if (term.handedBack && site.use.result === 'dropped' && !site.use.awaited) continue
    const base = {
      path: whole as unknown as readonly [Step, ...Step[]], guards: guards.kept, conditional: term.conditional || guards.conditional,
      tick: term.tick, certain: both(term.certain, guards.certain), recursion: term.recursion, handedBack: isHandedOn,
      ...(term.detached === true ? { detached: true as const } : {}),
      resultUsed: term.resultUsed === 'unknown' ? usedBy(site.use) : term.resultUsed,
      ...(term.transaction === undefined ? {} : { transaction: term.transaction }),
      ...(term.asked === undefined ? {} : { asked: term.asked }),
      ...(term.besideExternal === true || !site.inPlace && waitsWhenCalled(summary.external, site.use) ? { besideExternal: true as const } : {}),
      ...(guards.because ?? term.because) === undefined ? {} : { because: guards.because ?? term.because },
    }
    if (term.kind === 'query') {
      const known = term.assumed ? receiverKnown(mind, term, binding) : term
      const client = term.client === undefined ? known?.client : mind.substitute(term.client, binding)
      if (known !== undefined) terms.push({ ...base, kind: 'query', at: term.at, assumed: known.assumed, ...(client === undefined ? {} : { client }), query: substitutedQuery(mind, known, binding) })
    }
    else {
      const applied = apply(mind, frame, { ...base, kind: 'apply', at: term.at, tagged: term.tagged, ...(term.reads === undefined ? {} : { reads: term.reads }), ...(term.ran === true ? { ran: true as const } : {}), callee: mind.substitute(term.callee, binding), args: term.args.map((one) => mind.substitute(one, binding)), self: term.self === undefined ? undefined : mind.substitute(term.self, binding) }, term, site, depth)
      terms.push(...applied)
      for (const one of applied) if (isLate(frame, term, one) && (site.inPlace || one.path.length > 1)) late.push(withoutOuter(one, site.inPlace ? 0 : 1))
    }
  }
  passReads(mind, frame, summary.reads, binding, site, step)
  // Many callers want the terms only.
  return { terms, late, get returns() { return mind.substitute(summary.returns, binding) } }
}

/** Relations that the callee reads of what it is given, with what is given here. */
function passReads(mind: Mind, frame: Frame, reads: readonly RelationRead[], binding: Binding, site: CallSite, step: Step): void {
  for (const read of reads) {
    const receiver = mind.substitute(ref(read.invocation.receiver), binding)
    const path = site.inPlace ? read.path : prepended(step, read.path)
    if (receiver.kind !== 'ref' || path.length > READ_PATH_LIMIT) continue
    const invocation: Invocation = { ...read.invocation, receiver: receiver.origin }
    const recognition = mind.recognise(invocation)
    if (recognition?.kind !== 'unloaded' && (recognition?.kind !== 'relation' || frame.guards.length > 0 || frame.conditional > 0)) continue
    if (isAssigned(mind, [frame.key, ...path.map(({ fn }) => fn)], invocation)) continue
    frame.reads.push({ path, invocation, ...(recognition.kind === 'unloaded' ? { unloaded: recognition } : {}) })
  }
}

export function usedBy(use: Use): Tri {
  return use.result === 'dropped' ? 'no' : use.result === 'used' && use.awaited ? 'yes' : 'unknown'
}

/** A nested function's own repeat whose call only this frame could tell. */
function isLate(frame: Frame, before: ApplyTerm, after: Term): boolean {
  return after.kind === 'query' && repeatsInside(frame, before)
}

function repeatsInside(frame: Frame, { path: [first] }: Term): boolean {
  const { file, id } = splitKey(first.fn)
  return first.repeats.length > 0 && file === frame.file && isWithin(frame, id)
}

function withoutOuter(term: Term, steps: number): Term {
  return { ...term, path: term.path.slice(steps) as unknown as readonly [Step, ...Step[]] }
}

/** A call that the callee left open, now with what the caller knows. */
export function apply(mind: Mind, frame: Frame, term: ApplyTerm, before: ApplyTerm, site: CallSite, depth: number): readonly Term[] {
  if (depth > DEPTH_LIMIT) return []
  if (term.reads !== undefined) return readLater(mind, frame, term, before, term.reads, site, depth)
  const out: Term[] = []
  for (const callee of possibilities(term.callee)) {
    if (callee.kind === 'closure') out.push(...applyClosure(mind, frame, term, before, callee, site, depth))
    else if (callee.kind === 'ref') out.push(...applyNamed(mind, frame, term, before, callee, site, depth))
    else if (isRegistered(callee)) out.push({ ...term, callee })
    else if (callee.kind === 'unknown' && term.self !== undefined && !mentionsSymbols(term.self)) out.push(...applyBehind(mind, frame, term, before, site, depth))
  }
  return out.slice(0, TERM_LIMIT)
}

/** A call of what is known by where it came from. */
function applyNamed(mind: Mind, frame: Frame, term: ApplyTerm, before: ApplyTerm, callee: Value & { readonly kind: 'ref' }, site: CallSite, depth: number): readonly Term[] {
  const targets = targetsOf(mind, { place: term.at, receiver: term.self, text: () => term.path.at(-1)!.name.replace(/\.[^.]*$/, ''), args: term.args, tagged: term.tagged }, callee)
  if (targets.length === 0 && mind.messages.sends(callee, term.args, term.at.file)) return [{ ...term, callee }]
  const closures = targets.flatMap((one) => one.kind === 'closure' ? [one.closure] : [])
  // Callers may know more: which class stands behind a contract, what a library is given.
  const libraries = targets.flatMap((one) => one.kind === 'library' ? [one.callable] : [])
  if (libraries.length > 0 && !mentionsSymbols(callee)) return libraries.flatMap((one) => applyOnce(mind, frame, term, one, depth))
  const isOpen = libraries.length === targets.length || closures.some(({ self }) => self !== undefined && mind.implementations(self, frame.file) !== undefined)
  if (isOpen) return mentionsSymbols(callee) ? [{ ...term, callee }] : targets.length > 0 ? [] : applyBehind(mind, frame, term, before, site, depth)
  const certain: Tri = closures.length > 1 && closures.some(({ fn }) => mind.summaryOf(fn).terms.length === 0) ? 'unknown' : 'yes'
  return targets.flatMap((one): readonly Term[] => {
    if (one.kind === 'closure') return applyClosure(mind, frame, { ...term, certain: both(term.certain, certain) }, before, one.closure, site, depth)
    if (one.kind === 'library') return []
    const { invocation, recognition } = one
    if (recognition.kind === 'query') {
      if (term.at.file === frame.file) mind.tally.recognised(term.at)
      return [queryOf(term, invocation, recognition, false)]
    }
    const given = recognition.kind === 'scope' ? term.args[recognition.callback] : undefined
    if (recognition.kind !== 'scope' || given?.kind !== 'closure') return []
    return applyClosure(mind, frame, { ...term, args: recognition.parameters }, before, given, site, depth).map((inner) => inTransaction(inner, repeatsOf(term)))
  })
}

/** A call that sends a message, or calls what is registered: of whoever listens for it, or is registered under that name. */
export function applyHeard(mind: Mind, frame: Frame, term: ApplyTerm, site: CallSite): readonly Term[] {
  const heard = mind.messages.heard(term.callee, term.args, term.at.file)
  return heard === undefined ? [] : heard.listeners.flatMap((one) => applyClosure(mind, frame, { ...term, args: heard.args, certain: 'unknown', because: SOME_LISTENER }, term, one, site, 0))
}

/** A call through a contract, of which nobody will know more: whatever stands behind it. */
export function applyBehind(mind: Mind, frame: Frame, term: ApplyTerm, before: ApplyTerm, site: CallSite, depth: number): readonly Term[] {
  const method = before.callee.kind === 'ref' ? before.callee.origin.path.at(-1) : undefined
  const behind = depth > CONTRACT_LIMIT ? undefined : behindApplied(mind, frame.file, term, method, (one) => queries(mind, frame, one, term.at))
  if (behind === undefined) return []
  return behind.targets.flatMap(({ closure }) => applyClosure(mind, frame, { ...term, certain: both(term.certain, behind.certain), ...(behind.certain === 'yes' ? {} : { because: SOME_QUERY }) }, before, closure, site, depth))
}

/** Whether a function queries when it is called, whatever it is given. */
export function queries(mind: Mind, frame: Frame, closure: Closure, place: Place): boolean {
  const { terms } = mind.summaryOf(closure.fn)
  if (terms.length === 0 || terms.some((term) => term.kind === 'query')) return terms.length > 0
  return instantiate(mind, frame, closure, [], { place, name: '', use: USED, inPlace: false, open: true }).terms.some((term) => term.kind === 'query')
}

/** A property that the callee reads, now with what the caller knows it to be read of. */
function readLater(mind: Mind, frame: Frame, { reads: _, ...term }: ApplyTerm, before: ApplyTerm, name: string, site: CallSite, depth: number): readonly Term[] {
  return possibilities(term.callee).flatMap((one): readonly Term[] => {
    const getter = mind.getters.of(one, name).find(({ fn }) => mind.summaryOf(fn).terms.length > 0)
    if (getter !== undefined) return applyClosure(mind, frame, term, before, getter, site, depth)
    const invocation = readInvocation(mind, one, name, term.at, () => term.path.at(-1)!.name.slice(0, -name.length - 1))
    if (invocation === undefined) return one.kind === 'ref' && isPlainSymbol(one.origin) ? [{ ...term, reads: name, callee: one }] : []
    const recognition = mind.recognise(invocation)
    if (recognition?.kind !== 'query') return []
    if (term.at.file === frame.file) mind.tally.recognised(term.at)
    return [queryOf(term, invocation, recognition, mentionsSymbols(one))]
  })
}

function queryOf(term: ApplyTerm, invocation: Invocation, recognition: Recognition & { readonly kind: 'query' }, assumed: boolean): QueryTerm {
  const { callee: _callee, args: _args, self: _self, tagged: _tagged, ran: _ran, ...rest } = term
  return { ...rest, kind: 'query', assumed, query: () => ({ invocation, recognition }) }
}

function applyClosure(mind: Mind, frame: Frame, term: ApplyTerm, before: ApplyTerm, callee: Closure, site: CallSite, depth: number): readonly Term[] {
  const given = givenAs(frame, before)
  const isOurs = given !== undefined && isWrittenIn(frame, callee)
  const inner = instantiate(mind, frame, callee, term.args, { place: term.at, name: term.path.at(-1)!.name, use: { ...USED, result: 'used', awaited: true }, inPlace: isOurs }, depth + 1)
  // A function that the caller wrote in place runs there: the callee's repeats become repeats around its calls. Of one that it wrote
  // elsewhere they become repeats of the call that hands it over.
  const isHanded = !isOurs && given !== undefined && repeatsOf(term) > 0 && !repeatsInside(frame, before) && isFunction(mind, frame, given, callee, before)
  const around = isOurs || isHanded ? seenFromHere(mind, term, { site, callee, terms: inner.terms }) : []
  const call: Step | undefined = isHanded ? { place: site.place, name: nameOfGiven(site, given), fn: frame.key, repeats: around } : undefined
  return inner.terms.map((one): Term => {
    const [first, ...rest] = one.path
    if (isOurs) return { ...one, ...withBoth(term, one), path: [{ ...first, repeats: [...around, ...first.repeats] }, ...rest] }
    return { ...one, ...withBoth(term, one), path: (call === undefined ? [...term.path, ...rest] : [call, ...rest]) as unknown as readonly [Step, ...Step[]] }
  })
}

/** What holds of a term in a function that another term calls. */
function withBoth(term: ApplyTerm, one: Term): Pick<Term, 'guards' | 'conditional' | 'tick' | 'certain' | 'recursion'> {
  return {
    guards: term.guards.length === 0 ? one.guards : term.guards.concat(one.guards), conditional: term.conditional || one.conditional,
    tick: both(term.tick, one.tick), certain: both(term.certain, one.certain), recursion: [...new Set([...term.recursion, ...one.recursion])],
  }
}

/** A function that a library runs once, of which only the caller knew that it does: it runs where it was written. */
function applyOnce(mind: Mind, frame: Frame, term: ApplyTerm, callable: Callable, depth: number): readonly Term[] {
  const given = callable.runs !== 'once' || callable.returnsCallback === true || term.ran === true ? undefined : functionGiven(callable, term.args)
  if (given?.kind !== 'closure') return []
  const inPlace = isWrittenIn(frame, given)
  const inner = instantiate(mind, frame, given, [], { place: term.at, name: term.path.at(-1)!.name, use: { ...USED, awaited: true }, inPlace }, depth + 1)
  return inner.terms.map((one): Term => {
    const [first, ...rest] = one.path
    const [outer, ...inside] = term.path
    const path = inPlace && inside.length === 0 ? [{ ...first, repeats: [...outer.repeats, ...first.repeats] }, ...rest] : [...term.path, ...rest]
    return { ...one, ...withBoth(term, one), path: path as unknown as readonly [Step, ...Step[]] }
  })
}

/** Whether a function stands somewhere inside this one. */
export function isWrittenIn(frame: Frame, { fn }: Closure): boolean {
  const { file, id } = splitKey(fn)
  return file === frame.file && isWithin(frame, id)
}

function isWithin(frame: Frame, id: number): boolean {
  for (let fn = frame.facts.functions[id]; fn !== undefined; fn = frame.facts.functions[fn.parent]) if (fn.id === frame.fn.id) return true
  return false
}

/** Looks into a nested function for repeats that only this frame's variables make known, whoever calls it later. `isTold`: what its `this` is, too. */
export function probe(mind: Mind, frame: Frame, closure: Closure, isTold = false): void {
  const { file, id } = splitKey(closure.fn)
  const fn = file === frame.file ? frame.facts.functions[id] : undefined
  if (frame.valuesOnly || fn === undefined || fn.captures.length === 0 && (fn.kind === 'arrow' || closure.self === undefined)) return
  const own = mind.summaryOf(closure.fn).terms
  const isKnown = (term: Term) => term.kind === 'query' && !(isTold && term.assumed)
  if (own.every(isKnown)) return
  const known = new Set(own.filter(isKnown).map(termFingerprint))
  const { terms } = instantiate(mind, frame, closure, [], { place: { file: frame.file, ...fn.span }, name: fn.name, use: USED, inPlace: true, open: true })
  frame.late.push(...terms.filter((term) => term.kind === 'query' && repeatsInside(frame, term) && !known.has(termFingerprint(term))))
}
