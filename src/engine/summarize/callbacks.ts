// Functions that are called per item, once, again, or later: array methods and the libraries that src/frameworks describes.

import type { Callable } from '../../model/framework.ts'
import { type Origin, origin } from '../../model/origin.ts'
import type { Repeat } from '../../model/site.ts'
import type { Tri } from '../../model/tri.ts'
import { both } from '../../model/tri.ts'
import { someOf } from '../../model/some-of.ts'
import { asFixedAs } from '../../model/few.ts'
import { type Value, absent, array, computedFrom, elementOf, fixedList, items, originsOf, pickedBy, possibilities, ref, truthy, union, unknown } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { splitKey } from '../program.ts'
import { areChunks, collectionOf, fixedBound, itemValue } from '../sites/collection.ts'
import { inChunksOf } from '../sites/lists.ts'
import type { Call } from './call.ts'
import { givenInChain } from './chains.ts'
import type { Frame } from './frame.ts'
import { emit } from './emitting.ts'
import { type CallSite, instantiate, isWrittenIn } from './instantiate.ts'
import { itemLabel, nameOfCallback } from './labels.ts'
import { filtered, foundOf, knowing } from './narrowing.ts'
import { isRow } from './objects.ts'
import { type Closure, functionGiven, targetsOf, tasksIn } from './targets.ts'
import { asked, isEmpty, isQuestion, operate } from './operations.ts'
import { mentionsSymbols } from './symbols.ts'
import { type RepeatUse, SOME_QUERY, type Step, type Term } from './summary.ts'
import { waitWith, waitsWhenCalled } from './waiting.ts'

interface Iteration {
  readonly method: string
  readonly sequential: boolean
  /** Which parameter of the callback is the item. */
  readonly item: number
  readonly gives: 'mapped' | 'flattened' | 'same' | 'item' | 'nothing' | 'unknown'
}

const ITERATIONS: Readonly<Record<string, Omit<Iteration, 'method'>>> = {
  map: { sequential: false, item: 0, gives: 'mapped' }, flatMap: { sequential: false, item: 0, gives: 'flattened' }, forEach: { sequential: false, item: 0, gives: 'nothing' },
  filter: { sequential: false, item: 0, gives: 'same' }, some: { sequential: false, item: 0, gives: 'unknown' }, every: { sequential: false, item: 0, gives: 'unknown' },
  find: { sequential: false, item: 0, gives: 'item' }, findIndex: { sequential: false, item: 0, gives: 'unknown' }, findLast: { sequential: false, item: 0, gives: 'item' },
  reduce: { sequential: true, item: 1, gives: 'unknown' }, reduceRight: { sequential: true, item: 1, gives: 'unknown' },
}

/** Whether arrays have a method of that name that calls back per item. */
export function isIterationMethod(name: string): boolean {
  return Object.hasOwn(ITERATIONS, name)
}

/** Whether a call of something unknown is an iteration: a method of arrays, sets and maps, given a function. */
export function iterationOf(mind: Mind, call: Call): Iteration | undefined {
  const known = ITERATIONS[call.method]
  if (known === undefined || !Object.hasOwn(ITERATIONS, call.method) || call.receiver === undefined || call.args.length === 0) return undefined
  if (!possibilities(call.args[0]!).some((one) => mayBeFunction(mind, one))) return undefined
  // A static function of a module (`Effect.map`, `O.map`) is no method of a collection.
  const isModule = possibilities(call.receiver).some((one) => one.kind === 'ref' && (one.origin.root.kind === 'import' || one.origin.root.kind === 'module' || one.origin.root.kind === 'class') && one.origin.path.length === 0)
  return isModule ? undefined : { method: call.method, ...known }
}

/** `manager.find(User)`: a class is no callback, nor is what an ORM hands out, or what is declared as a text or a number. */
function mayBeFunction(mind: Mind, value: Value): boolean {
  if (value.kind === 'closure') return true
  if (value.kind !== 'ref' || isDeclaredPrimitive(mind, value.origin)) return false
  const { root, path } = value.origin
  return path.length > 0 || root.kind !== 'class' && root.kind !== 'builder' && root.kind !== 'rows'
}

function isDeclaredPrimitive(mind: Mind, { root, path }: Origin): boolean {
  if (root.kind !== 'param' || root.index < 0 || path.length > 0) return false
  const { file, id } = splitKey(root.fn)
  const type = mind.program.facts(file)?.functions[id]?.params[root.index]?.type
  return type?.k === 'keyword' && /^(?:string|number|bigint|boolean)$/.test(type.name)
}

export function iterate(mind: Mind, frame: Frame, iteration: Iteration, call: Call): Value {
  const collection = call.receiver!
  if (isEmpty(collection)) return isQuestion(iteration.method) ? operate(iteration.method, collection) : iteration.gives === 'nothing' || iteration.gives === 'unknown' ? unknown : array([])
  const over = call.expr.callee.k === 'mem' ? call.expr.callee.of : undefined
  const callback = call.args[0]!
  const returned = each(mind, frame, call, callback, call.expr.args[0], collection, over, {
    name: call.name, sequential: iteration.sequential && isAsync(mind, callback), item: iteration.item, drops: iteration.method === 'forEach',
  })
  switch (iteration.gives) {
    case 'mapped': return mapped(collection, returned)
    case 'flattened': return array([], elementOf(returned))
    case 'same': return someOf(filtered(mind, collection, callback), decidingIn(callback))
    case 'item': return found(itemValue(collection, call.place, undefined), decidingIn(callback))
    case 'nothing': return unknown
    case 'unknown': return asked(iteration.method, collection, computedFrom(collection, returned))
  }
}

/** An item that is looked for, or none. */
function found(item: Value, by: readonly Origin[]): Value {
  const picked = pickedBy(item, by)
  return truthy(picked) === 'yes' ? union(picked, absent) : picked
}

/** What a test knows of the function around it (`users.find((user) => user.email === email)`): it picks other items where that is another. */
function decidingIn(test: Value): readonly Origin[] {
  if (test.kind !== 'closure') return []
  const mayDiffer = ({ root }: Origin) => root.kind === 'param' ? root.index >= 0 : root.kind === 'captured' || root.kind === 'element' || root.kind === 'rows' || root.kind === 'result'
  return originsOf(array(Object.values(test.captured))).filter(mayDiffer)
}

/** As many items as before, each of them what the function gave. */
function mapped(collection: Value, returned: Value): Value {
  if (collection.kind !== 'array') return asFixedAs(collection, array([], returned))
  if (collection.more === undefined && collection.items.length > 0) return returned.kind === 'unknown' ? fixedList(array([], returned)) : array(collection.items.map(() => returned))
  return asFixedAs(collection, array([], returned))
}

function isAsync(mind: Mind, value: Value): boolean {
  return value.kind === 'closure' && mind.program.facts(splitKey(value.fn).file)?.functions[splitKey(value.fn).id]?.async === true
}

interface How {
  readonly name: string
  readonly sequential: boolean
  readonly item: number
  /** What the callback returns is thrown away: an unawaited lazy query in it never runs. */
  readonly drops: boolean
  /** Functions that the callback returns are run too (lazy tasks). */
  readonly thunks?: boolean
  /** The items are the functions. */
  readonly tasks?: true
  readonly retry?: boolean
}

/** Runs a callback once per item of a collection and adds what it does, repeated. Gives what it returns. */
function each(mind: Mind, frame: Frame, call: Call, callback: Value, written: Expr | undefined, collection: Value | undefined, over: Expr | undefined, how: How): Value {
  const label = how.tasks === true ? undefined : itemLabel(mind, callback, how.item)
  const item = collection === undefined ? ref(origin({ kind: 'element', of: origin({ kind: 'result', of: undefined, at: call.place }, over === undefined ? 'items' : print(over)) }, label)) : mind.registered.item(frame, over, itemValue(collection, call.place, label, over))
  const args: Value[] = [unknown, unknown, unknown]
  if (how.tasks !== true) {
    args[how.item] = item
    args[how.item + 1] = computedFrom(item)
  }
  const repeat = repeatOf(mind, frame, call, collection, over, item, label, how)
  const returns: Value[] = []
  const callbacks = possibilities(named(mind, frame, call, callback))
  const runs: Tri = isAnyOf(mind, callbacks) ? 'unknown' : 'yes'
  for (const one of callbacks) {
    if (one.kind === 'closure') {
      const site: CallSite = { place: call.place, name: nameOfCallback(written) ?? call.name, use: how.drops ? { result: 'dropped', awaited: false } : call.use, inPlace: how.tasks === true ? isWrittenIn(frame, one) : isInPlace(written, one, frame) }
      const inner = knowing(frame, foundOf(collection, item), () => instantiate(mind, frame, one, args, site))
      const summary = mind.summaryOf(one.fn)
      const aim = inChunksOf(mind, repeat, item, inner.terms)
      const round = waitsWhenCalled(summary.external, site.use) ? { ...aim, external: true as const } : aim
      frame.late.push(...inner.late)
      emit(frame, inner.terms.map((term) => repeated(term, round)), runs, SOME_QUERY)
      waitWith(mind, frame, one.fn, site.use)
      returns.push(inner.returns)
      if (how.thunks === true) for (const thunk of possibilities(inner.returns)) {
        if (thunk.kind !== 'closure') continue
        const later = instantiate(mind, frame, thunk, [], { ...site, inPlace: true })
        emit(frame, later.terms.map((term) => repeated(term, repeat)), runs, SOME_QUERY)
      }
    } else if (one.kind === 'ref' && mentionsSymbols(one)) {
      const step: Step = { place: call.place, name: call.name, fn: frame.key, repeats: [] }
      const term: Term = { kind: 'apply', at: call.place, callee: one, args, self: undefined, tagged: false, path: [step], guards: [], conditional: false, tick: 'yes', certain: 'yes', recursion: [], handedBack: false, resultUsed: 'yes' }
      emit(frame, [repeated(term, repeat)])
      returns.push(unknown)
    }
  }
  return returns.length === 0 ? unknown : union(...returns)
}

/** Whether it is one of several functions, of which some do not query. */
function isAnyOf(mind: Mind, callbacks: readonly Value[]): boolean {
  const closures = callbacks.filter((one) => one.kind === 'closure')
  return closures.length > 1 && closures.some(({ fn }) => mind.summaryOf(fn).terms.length === 0)
}

/** `users.map(this.toDto)`: a method that is handed over by its name is the one that the class declares, unless others may stand behind it. */
function named(mind: Mind, frame: Frame, call: Call, callback: Value): Value {
  if (callback.kind !== 'ref' || callback.origin.path.length === 0 || !mentionsSymbols(callback)) return callback
  const receiver = ref({ ...callback.origin, path: callback.origin.path.slice(0, -1) })
  const targets = targetsOf(mind, { place: call.place, receiver, text: () => '', args: [], tagged: false }, callback)
  const [target] = targets
  if (targets.length !== 1 || target?.kind !== 'closure') return callback
  const { self } = target.closure
  return self !== undefined && mind.implementations(self, frame.file) !== undefined ? callback : target.closure
}

/** A literal, or a local function that was given by its name: its calls stand in this file, within the repeat. */
function isInPlace(written: Expr | undefined, closure: Closure, frame: Frame): boolean {
  return written?.k === 'fn' && splitKey(closure.fn).file === frame.file
}

function repeatOf(mind: Mind, frame: Frame, call: Call, collection: Value | undefined, over: Expr | undefined, item: Value, label: string | undefined, how: How): RepeatUse {
  const constant = collection === undefined ? undefined : fixedBound(mind, frame, collection, over)
  const chunk = constant === undefined && collection !== undefined && areChunks(frame.facts, over, isRow(mind, item) ? undefined : label)
  const repeat: Repeat = {
    kind: 'callback', name: how.name, place: call.place, certain: 'yes', ticks: how.sequential ? 'sequential' : 'same',
    bound: constant !== undefined || how.retry === true ? 'constant' : chunk ? 'chunk' : 'unbounded',
    ...(how.retry === true ? { intent: 'retry' as const, because: `\`${how.name}\` runs its function again until it succeeds` } : constant !== undefined ? { intent: 'constant' as const, because: constant } : chunk ? { intent: 'chunk' as const, because: 'each item is a chunk' } : {}),
    ...(collection === undefined && over === undefined ? {} : { collection: collectionOf(collection, over, call.place) }),
    ...(label === undefined ? {} : { item: label }),
  }
  return { repeat, over: collection, varies: [item], tick: 'yes' }
}

/** A term of one iteration as a term of the whole repeat. */
export function repeated(term: Term, use: RepeatUse): Term {
  const [first, ...rest] = term.path
  return { ...term, tick: both(term.tick, use.repeat.ticks === 'same' ? 'yes' : 'unknown'), path: [{ ...first, repeats: [{ ...use, tick: term.tick }, ...first.repeats] }, ...rest] }
}

/** Runs one function argument once, with those values. */
export function runCallback(mind: Mind, frame: Frame, call: Call, index: number, parameters: readonly Value[]): Value {
  const callback = call.args[index]
  if (callback === undefined) return unknown
  const results = possibilities(named(mind, frame, call, callback)).map((one): Value => {
    if (one.kind === 'closure') {
      const written = call.expr.args[index]
      const inner = instantiate(mind, frame, one, parameters, { place: call.place, name: call.name, use: { ...call.use, awaited: true }, inPlace: isInPlace(written, one, frame) })
      frame.late.push(...inner.late)
      emit(frame, inner.terms)
      waitWith(mind, frame, one.fn, { ...call.use, awaited: true })
      return inner.returns
    }
    if (one.kind === 'ref' && mentionsSymbols(one)) {
      const step: Step = { place: call.place, name: call.name, fn: frame.key, repeats: [] }
      emit(frame, [{ kind: 'apply', at: call.place, callee: one, args: parameters, self: undefined, tagged: false, path: [step], guards: [], conditional: false, tick: 'yes', certain: 'yes', recursion: [], handedBack: false, resultUsed: 'yes' }])
      return ref(origin({ kind: 'result', of: one.origin, at: call.place }))
    }
    return unknown
  })
  return union(...results)
}

/** A call of a library function whose way with functions is known. */
export function callLibrary(mind: Mind, frame: Frame, callable: Callable, given: Call): Value {
  const call = callable.property === undefined ? given : withFunction(callable, given)
  const callback = call.args[callable.callback]
  const written = call.expr.args[callable.callback]
  if (callback === undefined) return computedFrom(...call.args)
  switch (callable.runs) {
    case 'later': case 'soon': return mind.told.result(given.callee, given.expr, frame.facts, (arg) => mind.evaluate(arg, { ...frame, valuesOnly: true })) ?? unknown
    case 'cached': return callable.returnsCallback === true ? possibilities(callback).map((one): Value => one.kind === 'closure' ? { ...one, memo: callable.lasts === true ? 'lasting' : 'once' } : one).reduce((a, b) => union(a, b)) : unknown
    case 'once': {
      const args = callable.returnsCallback === true ? [] : [unknown]
      if (callable.returnsCallback === true) return callback
      return runCallback(mind, frame, call, callable.callback, args)
    }
    case 'retry': return each(mind, frame, call, callback, written, undefined, undefined, { name: call.name, sequential: true, item: 0, drops: false, retry: true })
    case 'each': case 'each-sequential': {
      if (callable.tasks === true) return runTasks(mind, frame, callable, call, callback)
      const { value, over } = collectionIn(mind, frame, callable, call)
      const returned = each(mind, frame, call, callback, written, value, over, { name: call.name, sequential: callable.runs === 'each-sequential', item: callable.item ?? 0, drops: false, thunks: true })
      return array([], returned)
    }
  }
}

/** The call as if it were given the function itself. */
function withFunction(callable: Callable, call: Call): Call {
  const { callback, property } = callable
  const written = call.expr.args[callback]
  const own = written?.k === 'obj' ? written.props.find((prop) => prop.name === property)?.value : undefined
  const put = <T>(list: readonly T[], one: T): readonly T[] => list.map((before, index) => index === callback ? one : before)
  return {
    ...call, args: put(call.args, functionGiven(callable, call.args) ?? unknown),
    expr: own === undefined ? call.expr : { ...call.expr, args: put(call.expr.args, own) },
  }
}

/** Runs each function of a list: of one that the source spells out, one after the other. */
function runTasks(mind: Mind, frame: Frame, callable: Callable, call: Call, tasks: Value): Value {
  const all = items(tasks) ?? (tasks.kind === 'object' && !tasks.open ? Object.values(tasks.fields) : undefined)
  if (all !== undefined) return array(all.map((_, index) => runCallback(mind, frame, { ...call, args: all }, index, [unknown])))
  const returned = each(mind, frame, call, tasksIn(tasks) ?? unknown, undefined, tasks, call.expr.args[callable.callback], { name: call.name, sequential: callable.runs === 'each-sequential', item: 0, drops: false, tasks: true })
  return array([], returned)
}

interface Listed {
  readonly value: Value | undefined
  readonly over: Expr | undefined
}

function collectionIn(mind: Mind, frame: Frame, { collection }: Callable, { args, expr }: Call): Listed {
  if (collection === undefined || collection === 'piped') return { value: undefined, over: undefined }
  if (typeof collection === 'number') return { value: args[collection], over: expr.args[collection] }
  const over = givenInChain(expr, collection)
  return { value: over === undefined ? undefined : mind.evaluate(over, { ...frame, valuesOnly: true }), over }
}
