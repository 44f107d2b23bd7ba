// Functions of the language itself: what they do to values, promises and functions. Undefined where a call is none of them.

import type { Place } from '../../model/place.ts'
import { someOf } from '../../model/some-of.ts'
import { asFixedAs, isFew } from '../../model/few.ts'
import { type Value, array, computedFrom, distribute, elementOf, fixedList, get, literal, literalOf, originsOf, pickedBy, possibilities, ref, textOf, union, unknown } from '../../model/value.ts'
import { type Origin, origin, step } from '../../model/origin.ts'
import type { CallExpr, Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { itemValue } from '../sites/collection.ts'
import { isOnlyAwaited, isOnlyCounted } from '../sites/only-awaited.ts'
import { fixedNumber } from '../sites/rounds.ts'
import { runCallback } from './callbacks.ts'
import { asService, isContract } from './contracts.ts'
import { isMap } from '../resolve/dictionaries.ts'
import { memberBy } from './named-members.ts'
import { entryOf, isCache, namesCache, ofTable } from './entries.ts'
import { ofLength } from './lengths.ts'
import { operate } from './operations.ts'
import { objectOf } from './spreads.ts'
import { AWAITED, type Frame, USED, type Use } from './frame.ts'
import { afterFailure } from './emitting.ts'
import { readTable } from './tables.ts'
import { noteAmongRows } from './loaded-tables.ts'
import { mentionsSymbols } from './symbols.ts'

/** Array methods that give the same items, as far as we look. */
const SAME_ITEMS = new Set(['slice', 'keys', 'fill', 'reverse', 'sort', 'toSorted', 'toReversed', 'flat', 'values', 'splice', 'concat', 'toArray'])
const ONE_ITEM = new Set(['at', 'pop', 'shift'])
const LIST_METHODS = new Set([...SAME_ITEMS, ...ONE_ITEM, 'includes', 'entries', 'bind'])

/** `load.call(this, id)`, `load.apply(this, args)`: what a function is called with. What else has such a method is given no `this`. */
function appliedArguments({ args: [self, ...args] }: CallExpr, method: string, receiver: Value): readonly Expr[] | undefined {
  if (method !== 'call' && method !== 'apply') return undefined
  const isNothing = self?.k === 'this' || self?.k === 'lit' && self.value === null || self?.k === 'id' && self.fn < 0 && self.name === 'undefined'
  if (!isNothing && receiver.kind !== 'closure') return undefined
  return method === 'call' ? args : args.slice(0, 1).map((of) => ({ k: 'spread', of }))
}

export function builtIn(mind: Mind, frame: Frame, expr: CallExpr, place: Place, receiver: Value | undefined, method: string, callee: Value, use: Use): Value | undefined {
  const globalName = callee.kind === 'ref' && callee.origin.root.kind === 'global' ? [callee.origin.root.name, ...callee.origin.path].join('.') : undefined
  const first = expr.args[0]
  const go = (one: Expr | undefined, how: Use = USED): Value => one === undefined ? unknown : mind.evaluate(one, frame, how)
  switch (globalName) {
    case 'Promise.all': case 'Promise.allSettled': case 'Promise.any': case 'Promise.race':
      return go(first, { ...use, awaited: true })
    case 'Promise.resolve': return go(first, { ...use, awaited: true })
    case 'Object.values': return valuesOf(go(first))
    case 'Object.keys': return keysOf(go(first))
    case 'Object.entries': return entriesOf(go(first))
    case 'Object.fromEntries': return computedFrom(go(first))
    case 'Object.freeze': case 'structuredClone': return go(first)
    case 'Object.assign': return merged(mind, frame, expr) ?? together(expr.args.map((one) => go(one)))
    case 'Boolean': return operate('!', operate('!', go(first)))
    case 'Array.from': return expr.args.length > 1 ? mind.evaluate({ ...expr, callee: { k: 'mem', of: { ...expr, args: [first!] }, name: 'map' }, args: expr.args.slice(1) }, frame, use) : sized(mind, frame, first, go(first))
    case 'Array.fromAsync': return expr.args.length > 1 ? undefined : go(first, { ...use, awaited: true })
    case 'Array': return sized(mind, frame, first, go(first))
    case 'require': {
      const module = textOf(go(first))
      return module === undefined ? unknown : mind.imported(module, '=', frame.file)
    }
    default: break
  }
  if (receiver === undefined || LIST_METHODS.has(method) && isOfClass(mind, expr, receiver)) return undefined
  const onlyRefs = possibilities(callee)
  if (method === 'bind' && onlyRefs.every((one) => one.kind !== 'closure')) return receiver
  const applied = appliedArguments(expr, method, receiver)
  if (applied !== undefined) return mind.evaluate({ ...expr, callee: (expr.callee as Expr & { readonly k: 'mem' }).of, args: applied }, frame, use)
  if (onlyRefs.some((one) => one.kind === 'closure')) return undefined
  if ((method === 'push' || method === 'unshift' || method === 'add') && receiver.kind === 'array') return appended(mind, frame, expr, receiver)
  const entries = readTable(mind, receiver, method, method === 'get' ? go(first) : undefined)
  if (entries !== undefined) return entries
  if ((method === 'values' || method === 'entries') && receiver.kind === 'ref' && declaredEntry(mind, receiver) !== undefined) {
    // Whoever walks over a map has its pairs.
    return method === 'entries' ? receiver : contractsIn(mind, frame, receiver) ?? ref(origin({ kind: 'result', of: step(receiver.origin, method), at: place }))
  }
  if (SAME_ITEMS.has(method) && isCollection(receiver)) {
    const args = expr.args.map((one) => go(one))
    if (method === 'slice') return isShort(args) ? fixedList(array([], elementOf(receiver))) : part(receiver, args)
    if (method === 'flat') return flattened(mind, receiver)
    // What is taken out is another part each time.
    if (method === 'splice') return someOf(receiver, [takenAt(place)])
    return method === 'concat' && first !== undefined ? distribute(receiver, (one) => one.kind === 'array' ? array(one.items, union(one.more ?? unknown, elementOf(go(first)))) : one) : receiver
  }
  if (ONE_ITEM.has(method) && isCollection(receiver)) {
    const by = expr.args.map((one) => go(one)).flatMap(originsOf)
    return pickedBy(itemValue(receiver, place, undefined), method === 'at' ? by : [takenAt(place)])
  }
  const pattern = method === 'exec' ? receiver : method === 'match' && (first?.k === 'new' || first?.k === 'id' || first?.k === 'mem') ? go(first) : unknown
  if (isRegExp(pattern)) return matchesOf(method, method === 'exec' ? go(first) : receiver, pattern)
  if (method === 'filter' && first?.k === 'id' && first.name === 'Boolean') return receiver
  const asked = expr.callee.k === 'mem' ? expr.callee.of : undefined
  if ((method === 'get' || method === 'has' || method === 'peek') && asked !== undefined && first !== undefined && (expr.args.length === 1 && mayBeMap(mind, frame, receiver, asked, use) || namesCache(asked))) {
    const keys = expr.args.map((one) => go(one))
    const key = keys.length === 1 ? keys[0]! : array(keys)
    const named = method === 'get' && key.kind === 'literal' ? memberBy(mind, frame, receiver, key) : undefined
    const entry = named ?? entryOf(frame, receiver, key, asked, method === 'get' ? serviceIn(mind, frame, receiver) : undefined)
    noteAmongRows(mind, frame, entry, key, asked)
    return named ?? ofTable(frame, method, receiver, key, asked, entry)
  }
  if (method === 'values' && expr.args.length === 0) {
    const contracts = contractsIn(mind, frame, receiver)
    if (contracts !== undefined) return contracts
  }
  if (method === 'includes' && first !== undefined && expr.args.length === 1) return included(receiver, go(first))
  if (method === 'entries' && isCollection(receiver)) return pairsOf(receiver)
  return undefined
}

/** The entries of a map that are known by an interface, an abstract class or a class of services, or that are an ORM's. */
function serviceIn(mind: Mind, frame: Frame, map: Value): Value | undefined {
  const entry = declaredEntry(mind, map)
  return entry === undefined ? undefined : asService(mind, frame.file, entry)
}

/** What walks over a map is known by its contract; how many services there are, code says. */
function contractsIn(mind: Mind, frame: Frame, map: Value): Value | undefined {
  const one = serviceIn(mind, frame, map)
  return one !== undefined && isContract(mind, frame.file, one) ? array([], one) : undefined
}

/** What declarations say that a map holds. */
function declaredEntry(mind: Mind, map: Value): Value | undefined {
  const known = map.kind === 'ref' && mentionsSymbols(map) ? mind.declared(map.origin) : map
  return known !== undefined && isMap(known) ? mind.entryOf(known) : undefined
}

/** `Object.assign(options, …)`: an object that code wrote itself holds the fields of the others from now on. */
function merged(mind: Mind, frame: Frame, { args }: CallExpr): Value | undefined {
  const [target] = args
  if (target === undefined || target.k !== 'id' && (target.k !== 'obj' || target.props.length > 0) || mind.evaluate(target, frame).kind !== 'object') return undefined
  const whole = mind.evaluate({ k: 'obj', props: args.map((value) => ({ name: undefined, value, kind: 'spread' })) }, frame)
  if (target.k === 'id' && target.fn === frame.fn.id) frame.vars.set(target.name, whole)
  return whole
}

function together(parts: readonly Value[]): Value {
  return parts[0]?.kind === 'object' ? objectOf(parts.map((value) => ({ kind: 'spread', value }))) : parts.reduce((a, b) => union(a, b), unknown)
}

/** What decides what a list gives up: how often it was asked before, so that the same code gets another item each time. */
export function takenAt(place: Place): Origin {
  return origin({ kind: 'result', of: undefined, at: place })
}

function isRegExp(value: Value): boolean {
  return value.kind === 'object' && value.open && value.fields['flags'] !== undefined
}

/** Without the flag `g`, or from `exec`, it is one match: the whole and its groups, of which code says how many there are. */
function matchesOf(method: string, text: Value, pattern: Value): Value {
  const flags = textOf(get(pattern, 'flags'))
  const matches = array([], computedFrom(text, pattern))
  return union(method === 'exec' || flags?.includes('g') === false ? fixedList(matches) : matches, literal(null))
}

/** `slice(0, 3)`. */
function isShort([from, to]: readonly Value[]): boolean {
  const [first, last] = [from, to].map((one) => one?.kind === 'literal' ? one.value : undefined)
  return typeof first === 'number' && typeof last === 'number' && first >= 0 && last >= 0 && (last <= first || isFew(literal(last - first)))
}

/** A part of a list: where the bounds differ from round to round, another one in each. */
function part(whole: Value, bounds: readonly Value[]): Value {
  return someOf(whole, bounds.flatMap(originsOf).filter(({ root }) => root.kind === 'element').slice(0, 1))
}

/** `Array(7)`, `Array.from({ length: 7 })`, and such of a length that is a setting; any other collection as it is. */
function sized(mind: Mind, frame: Frame, written: Expr | undefined, value: Value): Value {
  const length = literalOf(value)?.value ?? (value.kind === 'object' ? literalOf(get(value, 'length'))?.value : undefined)
  if (typeof length === 'number') return ofLength(length)
  const bound = written?.k === 'obj' ? written.props.find((prop) => prop.name === 'length')?.value : written
  if (bound !== undefined && value.kind !== 'array' && fixedNumber(mind, frame.facts, bound) !== undefined) return fixedList(array([], computedFrom(value)))
  return value.kind === 'object' || value.kind === 'literal' ? array([], computedFrom(value)) : value
}

/** The items of the lists in a list, as far as they are known to be lists. */
function flattened(mind: Mind, whole: Value): Value {
  return distribute(whole, (one) => {
    if (one.kind === 'array' && one.more === undefined) return array(one.items.flatMap((inner) => inner.kind === 'array' && inner.more === undefined ? inner.items : [inner]))
    const item = elementOf(one)
    const declared = item.kind === 'ref' ? mind.declared(item.origin) ?? item : item
    return declared.kind === 'array' ? asFixedAs(one, array([], elementOf(item))) : one
  })
}

/** Collections whose methods are those of arrays: never a module, a class or a client. */
function isCollection(value: Value): boolean {
  return possibilities(value).every((one) => one.kind === 'array' || one.kind === 'unknown' || one.kind === 'ref' && (one.origin.root.kind === 'rows' || one.origin.root.kind === 'element' || one.origin.root.kind === 'param' || one.origin.root.kind === 'captured' || one.origin.root.kind === 'result'))
}

/** `this.sort(rows)`, `this.settings.values(id)`: an object of a class of the project has methods of its own by these names. */
function isOfClass(mind: Mind, { callee }: CallExpr, receiver: Value): boolean {
  if (callee.k === 'mem' && callee.of.k === 'this') return true
  const declared = receiver.kind === 'ref' && mentionsSymbols(receiver) ? mind.declared(receiver.origin) : undefined
  return declared !== undefined && possibilities(declared).every((one) => one.kind === 'object' || one.kind === 'instance')
}

/** Whether a method `get` or `has` may be that of a map: what is none is awaited, or is declared by a class or a package. */
function mayBeMap(mind: Mind, frame: Frame, receiver: Value, asked: Expr, use: Use): boolean {
  if (asked.k === 'this' || isOwnObject(receiver)) return false
  if (isCache(frame, asked)) return true
  const declared = receiver.kind === 'ref' && mentionsSymbols(receiver) ? mind.declared(receiver.origin) : undefined
  return declared !== undefined && isMap(declared) || !use.awaited && (declared === undefined || !isOwnObject(declared))
}

function isOwnObject(value: Value): boolean {
  return possibilities(value).some((one) => one.kind === 'object' || one.kind === 'instance' || one.kind === 'ref' && (one.origin.root.kind === 'import' || one.origin.root.kind === 'class' || one.origin.root.kind === 'module' || one.origin.root.kind === 'declared' || one.origin.root.kind === 'instance' && one.origin.root.of.module !== 'global'))
}

/** `modes.includes(mode)`: a call site that knows both knows the answer. */
function included(list: Value, item: Value): Value {
  const answer = operate('includes', list, item)
  return answer.kind === 'unknown' && answer.made === undefined ? computedFrom(list, item) : answer
}

function valuesOf(value: Value): Value {
  return distribute(value, (one) => {
    if (one.kind === 'object' && !one.open) return array(Object.values(one.fields))
    if (one.kind === 'object') return array([], union(...Object.values(one.fields), one.rest === undefined ? unknown : elementOf(one.rest)))
    return one.kind === 'ref' ? array([], elementOf(one)) : array([], computedFrom(one))
  })
}

function keysOf(value: Value): Value {
  return distribute(value, (one) => one.kind === 'object' && !one.open ? array(Object.keys(one.fields).map(literal)) : array([], one.kind === 'ref' ? elementOf(one) : computedFrom(one)))
}

/** `list.entries()`: as many pairs as there are items. */
function pairsOf(list: Value): Value {
  return distribute(list, (one) => {
    if (one.kind !== 'array') return asFixedAs(one, array([], array([unknown, elementOf(one)])))
    return asFixedAs(one, array(one.items.map((item, index) => array([literal(index), item])), one.more === undefined ? undefined : array([unknown, one.more])))
  })
}

function entriesOf(value: Value): Value {
  return distribute(value, (one) => {
    if (one.kind === 'object' && !one.open) return array(Object.entries(one.fields).map(([name, field]) => array([literal(name), field])))
    const item = one.kind === 'ref' ? elementOf(one) : computedFrom(one)
    return array([], array([item, item]))
  })
}

/** `promise.then(f)` and its like, which consume what they are called on. */
export function isChained(expr: CallExpr): boolean {
  return expr.callee.k === 'mem' && (expr.callee.name === 'then' || expr.callee.name === 'catch' || expr.callee.name === 'finally')
}

/** What comes before runs, then the functions, in a later tick. */
export function chained(mind: Mind, frame: Frame, expr: CallExpr, place: Place, use: Use): Value {
  const { of, name: method } = expr.callee as Expr & { readonly k: 'mem' }
  const [first] = expr.args
  // A function that takes nothing does not look at what there was.
  const passes = first?.k !== 'fn' || frame.facts.functions[first.fn]?.params.length !== 0
  const result = method !== 'then' || first === undefined ? use.result : !passes ? 'dropped' : use.result === 'dropped' ? 'used' : use.result
  const before = mind.evaluate(of, frame, { ...use, result, awaited: true, ...(use.result === 'dropped' && !use.awaited ? { floating: true as const } : {}) })
  const args = expr.args.map((one) => mind.evaluate(one, frame))
  const tick = frame.tick
  frame.tick = 'unknown'
  const results = args.map((_, index) => {
    const run = () => runCallback(mind, frame, { expr, place, name: method, use, receiver: before, method, callee: unknown, args, open: false }, index, [method === 'then' && index === 0 ? before : unknown])
    return method === 'catch' || method === 'then' && index === 1 ? afterFailure(frame, run) : run()
  })
  frame.tick = tick
  return method === 'then' && results[0] !== undefined ? results[0] : before
}

function appended(mind: Mind, frame: Frame, expr: CallExpr, receiver: Value & { readonly kind: 'array' }): Value {
  const target = (expr.callee as Expr & { readonly k: 'mem' }).of
  const use = !frame.valuesOnly && target.k === 'id' && target.fn === frame.fn.id && (expr.args.some(({ k }) => k === 'call') && isOnlyAwaited(frame, target.name) || expr.args.some(({ k }) => k === 'await') && isOnlyCounted(frame, target.name)) ? AWAITED : USED
  const values = expr.args.map((one) => one.k === 'spread' ? elementOf(mind.evaluate(one.of, frame)) : whole(mind.evaluate(one, frame, use)))
  if (target.k === 'id' && target.fn === frame.fn.id) {
    const known = receiver.more === undefined || receiver.more.kind === 'unknown' && receiver.more.from.length === 0 ? [] : [receiver.more]
    frame.vars.set(target.name, array(receiver.items, union(...known, ...values)))
  }
  return ref(origin({ kind: 'global', name: 'length' }))
}

/** A choice of which one side is a mere literal (`find(x) ?? null`) still comes from the other. */
function whole(value: Value): Value {
  const literals = possibilities(value).filter((one) => one.kind === 'literal').length
  return literals > 0 && literals < possibilities(value).length ? computedFrom(value) : value
}
