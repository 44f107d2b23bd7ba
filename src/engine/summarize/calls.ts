// Calls: who is called, with what, and what that does. In order: the language's own functions, the project's functions, ORM calls,
// libraries that we know, iteration methods, and last what nobody knows.

import type { Invocation } from '../../model/invocation.ts'
import { type Origin, origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Tri } from '../../model/tri.ts'
import { present } from '../../model/present.ts'
import { type Value, array, computedFrom, fixedList, get, nullish, originsOf, possibilities, ref, union, unknown } from '../../model/value.ts'
import type { CallExpr, Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { builtIn, chained, isChained } from './builtins.ts'
import { type Call, siteOf } from './call.ts'
import { calledIn } from './called.ts'
import { chainedLibrary } from './chains.ts'
import { callSuper } from './constructions.ts'
import { callLibrary, iterate, iterationOf, runCallback } from './callbacks.ts'
import { behindContract, withOverrides } from './contracts.ts'
import { entryOf, readsCache } from './entries.ts'
import { isEverydayMethod } from './everyday.ts'
import { handOver } from './handed-over.ts'
import { genericResult } from './generic-result.ts'
import { heardItems } from './listeners.ts'
import { DEREFERENCED, type Frame, USED, type Use } from './frame.ts'
import { emit, inTransaction } from './emitting.ts'
import { instantiate, probe, queries, usedBy } from './instantiate.ts'
import { takenFor, takenForValue } from './notes.ts'
import { gotAt } from '../../model/got.ts'
import { mentionsSymbols } from './symbols.ts'
import { type Asked, type Closure, type Target, targetsOf } from './targets.ts'
import { type ApplyTerm, SOME_QUERY, type Step } from './summary.ts'
import { callUnknown, runArguments, runsArguments } from './unknown-calls.ts'
import { answerAll, emitQuery } from './queries.ts'
import { runSoon } from './soon.ts'
import { streamedItems } from './streams.ts'
import { emitTrusted, trustOf } from './trusted.ts'
import { callOutside, waitWith } from './waiting.ts'

/** How many arguments of an unknown list are followed. */
const SPREAD_LIMIT = 3

export function evaluateCall(mind: Mind, expr: CallExpr, frame: Frame, use: Use): Value {
  const place: Place = { file: frame.file, ...expr.span }
  if (expr.callee.k === 'super') return callSuper(mind, expr, frame, place, use)
  if (isChained(expr)) return chained(mind, frame, expr, place, use)
  const receiver = expr.callee.k === 'mem' ? present(mind.evaluate(expr.callee.of, frame, expr.callee.optional === true ? USED : DEREFERENCED)) : undefined
  const method = expr.callee.k === 'mem' ? expr.callee.name : ''
  const callee = receiver === undefined ? calledIn(mind, frame, expr.callee, place) : mind.member(receiver, method)
  const [token] = expr.args
  const handed = receiver === undefined ? undefined : mind.containers.demanded({ callee, token: token === undefined ? undefined : () => mind.evaluate(token, frame), written: token, types: expr.types, file: frame.file }) ?? mind.told.byName(callee, expr, frame.facts, (arg) => mind.evaluate(arg, frame))
  if (handed !== undefined) {
    mind.note?.({ place, name: print(expr.callee), taken: { kind: 'container' } })
    return handed
  }
  const own = builtIn(mind, frame, expr, place, receiver, method, callee, use)
  if (own !== undefined) {
    mind.note?.({ place, name: print(expr.callee), taken: { kind: 'language' } })
    return own
  }
  const streamed = streamedItems(mind, frame, expr, use) ?? heardItems(mind, frame, expr, receiver, use)
  if (streamed !== undefined) return streamed
  const args: Value[] = []
  const termsBefore = frame.terms.length
  let open = false
  for (const arg of expr.args) {
    const value = mind.evaluate(arg, frame)
    if (arg.k !== 'spread') args.push(value)
    else if (value.kind === 'array' && value.more === undefined) args.push(...value.items)
    else {
      open = true
      // `fn(...args)`: a caller knows how many there are.
      if (value.kind === 'ref' && mentionsSymbols(value)) for (let index = 0; index < SPREAD_LIMIT; index += 1) args.push(get(value, String(index)))
    }
    if (open) break
  }
  const result = dispatch(mind, frame, { expr, place, name: print(expr.callee), use, receiver, method, callee, args, open, termsBefore })
  handOver(mind, frame, expr, callee, use)
  // A cache of the project's own.
  const cache = expr.callee.k === 'mem' && args.length > 0 && possibilities(result).every(mayBeEntry) ? readsCache(frame, expr.callee) : undefined
  return cache === undefined ? result : entryOf(frame, result, args.length === 1 ? args[0]! : array(args), cache)
}

function mayBeEntry(value: Value): boolean {
  return value.kind === 'unknown' || nullish(value) === 'yes'
}

function dispatch(mind: Mind, frame: Frame, call: Call): Value {
  const trust = trustOf(mind, call)
  if (trust === 'querying') emitTrusted(frame, call)
  if (trust !== undefined) {
    mind.note?.({ place: call.place, name: call.name, taken: { kind: 'setting', setting: trust } })
    return computedFrom(...call.args)
  }
  const candidates = possibilities(call.callee)
  const asked: Asked = { place: call.place, receiver: call.receiver, text: () => call.expr.callee.k === 'mem' ? print(call.expr.callee.of) : '', args: call.args, tagged: false }
  const recognised = candidates.flatMap((one) => targetsOf(mind, asked, one))
  const symbol = candidates.find((one) => one.kind === 'ref' && mentionsSymbols(one))
  const behind = recognised.length > 0 ? undefined : behindContract(mind, frame, call, (one) => queries(mind, frame, one, call.place))
  if (behind?.open === true && symbol?.kind === 'ref') {
    for (const target of behind.targets) mind.note?.({ place: call.place, name: call.name, taken: takenFor(mind, target, call.callee) })
    callOutside(mind, frame, call.callee, call.method, call.use)
    return applyLater(mind, frame, symbol.origin, call, true)
  }
  if (recognised.length === 0 && behind === undefined && mind.messages.sends(call.callee, call.args, frame.file)) return send(mind, frame, call)
  const known = behind?.targets ?? (recognised.length > 0 ? withOverrides(mind, frame, call, recognised) : chainedLibrary(mind, frame, call, asked))
  const results: Value[] = []
  let queried = false
  for (const target of known) {
    mind.note?.({ place: call.place, name: call.name, taken: takenFor(mind, target, call.callee) })
    switch (target.kind) {
      case 'closure': results.push(callClosure(mind, frame, target.closure, call, behind?.certain ?? certainAmong(mind, known))); break
      case 'orm': {
        if (target.recognition.kind === 'query' && queried) break
        queried ||= target.recognition.kind === 'query'
        results.push(callOrm(mind, frame, target.invocation, target.recognition, call))
        break
      }
      case 'library': results.push(target.callable.runs === 'soon' ? runSoon(mind, frame, target.callable, call) : callLibrary(mind, frame, target.callable, call)); break
    }
  }
  if (known.length > 0) return union(...results)
  // As many as code writes.
  if (mind.isDeclared(call.callee)) return fixedList(array([], computedFrom(...call.args)))
  const iteration = iterationOf(mind, call)
  mind.note?.({ place: call.place, name: call.name, taken: iteration === undefined ? takenForValue(call.callee) : { kind: 'iteration' } })
  if (iteration !== undefined) return iterate(mind, frame, iteration, call)
  callOutside(mind, frame, call.callee, call.method, call.use)
  if (symbol?.kind === 'ref') return applyLater(mind, frame, symbol.origin, call)
  return callUnknown(mind, frame, call)
}

/** Alternatives of which some are unknown (a client or nothing, one implementation or another) leave the known ones standing. */
function certainAmong(mind: Mind, targets: readonly Target[]): Tri {
  if (targets.length === 1) return 'yes'
  const closures = targets.flatMap((target) => target.kind === 'closure' ? [target.closure] : [])
  return closures.length > 1 && !allQuery(mind, closures) ? 'unknown' : 'yes'
}

function allQuery(mind: Mind, closures: readonly Closure[]): boolean {
  return closures.every((one) => mind.summaryOf(one.fn).terms.length > 0)
}

function callClosure(mind: Mind, frame: Frame, closure: Closure, call: Call, certain: Tri): Value {
  const inner = instantiate(mind, frame, closure, call.args, { ...siteOf(call), written: call.expr.args, inPlace: call.expr.callee.k === 'fn' })
  frame.late.push(...inner.late)
  emit(frame, inner.terms, certain, SOME_QUERY)
  waitWith(mind, frame, closure.fn, call.use, call.args)
  if (call.use.result === 'dropped' && call.use.floating !== true) return unknown
  return genericResult(mind, frame, closure, call, () => inner.returns) ?? gotAt(inner.returns, call.place)
}

/** A message to whoever listens for it, or a call of what is registered: who that is, is asked when all of the code is known. */
function send(mind: Mind, frame: Frame, call: Call): Value {
  mind.note?.({ place: call.place, name: call.name, taken: takenForValue(call.callee) })
  emit(frame, [leftOpen(frame, call, call.callee)])
  runArguments(mind, frame, call)
  return computedFrom(...call.args)
}

function callOrm(mind: Mind, frame: Frame, invocation: Invocation, recognition: (Target & { readonly kind: 'orm' })['recognition'], call: Call): Value {
  mind.tally.recognised(call.place)
  switch (recognition.kind) {
    case 'control': return recognition.answers === true ? answerAll(frame, call.termsBefore, call.use) : unknown
    case 'value': {
      if (!frame.valuesOnly) for (const method of recognition.methods ?? []) probe(mind, frame, method, true)
      return stepped(frame, recognition.value, call)
    }
    case 'relation': case 'unloaded': return unknown
    case 'scope': {
      const start = frame.terms.length
      const value = runCallback(mind, frame, call, recognition.callback, recognition.parameters)
      for (let index = start; index < frame.terms.length; index += 1) frame.terms[index] = inTransaction(frame.terms[index]!)
      return value
    }
    case 'query': {
      if (recognition.lazy && call.use.result === 'dropped' && !call.use.awaited) return recognition.result
      emitQuery(frame, invocation, recognition, call)
      return recognition.result
    }
  }
}

/** A builder that is changed by a statement (`qb.andWhere(…)`) is from then on what the call gives. */
function stepped(frame: Frame, value: Value, call: Call): Value {
  if (call.use.result !== 'dropped' || value.kind !== 'ref' || value.origin.root.kind !== 'builder') return value
  let base: Expr = call.expr
  while (base.k === 'call' || base.k === 'mem') base = base.k === 'call' ? base.callee : base.of
  if (base.k === 'id' && base.fn === frame.fn.id && frame.vars.has(base.name)) frame.vars.set(base.name, value)
  return value
}

/** A call of what only a caller of this function knows. */
function applyLater(mind: Mind, frame: Frame, callee: Origin, call: Call, isKnown = false): Value {
  if (isKnown || !isEveryday(mind, frame, callee)) emit(frame, [leftOpen(frame, call, ref(callee))])
  runArguments(mind, frame, call)
  const { root, path } = callee
  if (root.kind === 'result' && root.handing !== undefined && path.length === 1 || mind.hands(call.method)) return ref(origin({ kind: 'result', of: callee, at: call.place, handing: { args: call.args, on: call.expr.callee.k === 'mem' ? print(call.expr.callee.of) : '' } }))
  const taint = call.args.flatMap(originsOf)
  return taint.length === 0 ? ref(origin({ kind: 'result', of: callee, at: call.place })) : unionOfResult(callee, call)
}

function leftOpen(frame: Frame, call: Call, callee: Value): ApplyTerm {
  const step: Step = { place: call.place, name: call.name, fn: frame.key, repeats: [] }
  return { kind: 'apply', at: call.place, callee, args: call.args, ...(runsArguments(frame, call) ? { ran: true as const } : {}), self: call.receiver, tagged: false, path: [step], guards: [], conditional: false, tick: 'yes', certain: 'yes', recursion: [], handedBack: false, resultUsed: usedBy(call.use) }
}

function isEveryday(mind: Mind, { file }: Frame, callee: Origin): boolean {
  const method = callee.path.at(-1)
  // Mailers and notifiers send, too, and a project's own may do anything: what an item of a list is, only its list tells.
  return method !== undefined && method !== 'send' && isEverydayMethod(method) && !mind.waitsIn(method, file)
}

/** Depends on the callee and on the arguments. */
function unionOfResult(callee: Origin, call: Call): Value {
  return computedFrom(ref(origin({ kind: 'result', of: callee, at: call.place })), ...call.args)
}
