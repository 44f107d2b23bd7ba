// Collections of a file that functions are kept in, to be called later: the handlers of a bus, the hooks and the jobs of an application, in a
// field of a class, a variable of the module or one of the function that makes the bus. By syntax alone.

import type { Expr, FileFacts, FunctionFacts, Pattern } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { targetsOf } from '../sites/shape.ts'
import { sourcesOf } from '../sites/sources.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import { parameterPath } from './bindings.ts'
import { nodesIn, nodesOf } from './code.ts'
import { classAround } from './lineage.ts'

/** Something that is put into a collection. */
export interface Kept {
  readonly registry: string
  /** The function that puts it there. */
  readonly fn: number
  readonly at: Expr
  readonly value: Expr
  readonly key: Expr | undefined
}

/** One of the things that a collection has. `path`: where of it something stands. */
export interface Entry {
  readonly registry: string
  readonly key: Expr | undefined
  readonly path: readonly string[]
}

export interface Registries {
  /** What code of the file puts into collections out of which it calls something. */
  readonly kept: readonly Kept[]
  /** Those of which what is taken out is called itself, or by the property that it was put under: they have functions, and nothing else. */
  readonly ofFunctions: ReadonlySet<string>
  /** What an expression takes out of a collection; what a part of it is, that an expression walks over. */
  entryAt(taken: Expr, fn: number): Entry | undefined
  itemOf(over: Expr, fn: number): Entry | undefined
  /** The collection of functions that an expression walks over, or a part of it. */
  collectionAt(expr: Expr, fn: number): string | undefined
}

const HOPS = 4
const KEEPING = /^(?:push|add|set|unshift)$/
/** Methods that give some of a collection's entries, or all of them in another order. */
const PARTS = /^(?:values|entries|slice|filter|sort|reverse|toSorted|toReversed|concat|flat)$/
/** Methods that give one of them. */
const PICKS = /^(?:find|findLast|at|shift|pop)$/

const known = new WeakMap<FileFacts, { readonly mind: Mind; readonly registries: Registries }>()

/** Of one file, as often as it is asked about. */
export function registriesOf(mind: Mind, facts: FileFacts): Registries {
  const before = known.get(facts)
  if (before?.mind === mind) return before.registries
  const registries = find(mind, facts)
  known.set(facts, { mind, registries })
  return registries
}

function find(mind: Mind, facts: FileFacts): Registries {
  const places = createPlaces(mind, facts)
  const kept = keptIn(facts, places)
  const names = new Set(kept.map(({ registry }) => registry))
  const entries = names.size === 0 ? [] : nodesOf(facts, 'call').flatMap(({ node: { callee }, fn }) => callee.k === 'super' ? [] : places.entryAt(callee, fn) ?? [])
  const called = new Set(entries.map(({ registry }) => registry))
  const ofFunctions = new Set(entries.filter(({ registry, path: [name, ...more] }) => more.length === 0 && (name === undefined || kept.some((one) => one.registry === registry && one.value.k === 'obj' && one.value.props.some((prop) => prop.name === name)))).map(({ registry }) => registry))
  const ofCalled = (found: Omit<Entry, 'path'> & Partial<Entry> | undefined): Entry | undefined => found === undefined || !called.has(found.registry) ? undefined : { path: [], ...found }
  return {
    kept: kept.filter(({ registry }) => called.has(registry)), ofFunctions,
    entryAt: (taken, fn) => ofCalled(places.entryIn(taken, fn)),
    itemOf: (over, fn) => ofCalled(places.collectionAt(over, fn)),
    collectionAt: (expr, fn) => {
      const found = ofFunctions.size === 0 ? undefined : places.collectionAt(expr, fn)?.registry
      return found !== undefined && ofFunctions.has(found) ? found : undefined
    },
  }
}

function keptIn(facts: FileFacts, { collectionAt }: Places): readonly Kept[] {
  const found: Kept[] = []
  for (const { node, fn } of nodesOf(facts, 'call')) {
    const { callee, args: [first, second] } = node
    if (callee.k !== 'mem' || !KEEPING.test(callee.name) || first === undefined) continue
    const into = collectionAt(callee.of, fn)
    const isMap = callee.name === 'set'
    if (into !== undefined && (!isMap || second !== undefined)) found.push(...partsOf(isMap ? second! : first).map((value): Kept => ({ registry: into.registry, fn, at: node, value, key: isMap ? first : into.key })))
  }
  for (const { node, fn } of nodesOf(facts, 'set')) {
    if (node.op !== '=' || node.value === undefined) continue
    for (const target of targetsOf(node.target)) {
      const into = collectionAt(target, fn)
      // `this.hooks = hooks` makes it another one.
      if (into !== undefined && (target.k === 'idx' || node.value.k === 'arr')) found.push(...partsOf(node.value).map((value): Kept => ({ registry: into.registry, fn, at: node, value, key: into.key })))
    }
  }
  return found
}

/** `handler` of `[...before, handler]`. */
function partsOf(value: Expr): readonly Expr[] {
  return value.k === 'arr' ? value.items.filter(({ k }) => k !== 'spread') : [value]
}

interface Collection {
  readonly registry: string
  /** The key under which a part of it stands. */
  readonly key: Expr | undefined
}

type Places = ReturnType<typeof createPlaces>

function createPlaces(mind: Mind, facts: FileFacts) {
  const { initialOf } = sourcesOf(mind, facts)

  function collectionAt(expr: Expr, fn: number, hops = HOPS): Collection | undefined {
    switch (expr.k) {
      case 'id': return ofVariable(expr, fn, hops)
      case 'mem': {
        const owner = expr.of.k === 'this' ? classAround(mind, functionKey(facts.file, fn)) : undefined
        return owner === undefined ? undefined : { registry: `class ${owner} ${expr.name}`, key: undefined }
      }
      case 'idx': return under(collectionAt(expr.of, fn, hops), expr.index)
      case 'call': {
        const { callee, args: [first] } = expr
        if (callee.k !== 'mem') return undefined
        if (callee.of.k === 'id' && callee.of.fn < 0) return first !== undefined && /^(?:from|values|entries)$/.test(callee.name) ? collectionAt(first, fn, hops) : undefined
        if (callee.name === 'get' && first !== undefined) return under(collectionAt(callee.of, fn, hops), first)
        return PARTS.test(callee.name) ? collectionAt(callee.of, fn, hops) : undefined
      }
      case 'logic': return collectionAt(expr.left, fn, hops)
      case 'cond': return collectionAt(expr.then, fn, hops) ?? collectionAt(expr.else, fn, hops)
      case 'as': case 'await': case 'spread': return collectionAt(expr.of, fn, hops)
      case 'arr': return expr.items.length === 1 && expr.items[0]!.k === 'spread' ? collectionAt(expr.items[0]!, fn, hops) : undefined
      case 'set': return targetsOf(expr.target).flatMap((target) => collectionAt(target, fn, hops) ?? [])[0]
      default: return undefined
    }
  }

  function under(whole: Collection | undefined, key: Expr): Collection | undefined {
    return whole === undefined || whole.key !== undefined ? whole : { ...whole, key }
  }

  /** A variable of the module, one of a function around this one, or one that holds a part of such a collection. */
  function ofVariable(id: Expr & { readonly k: 'id' }, fn: number, hops: number): Collection | undefined {
    if (id.fn < 0) return undefined
    const initial = initialOf(id.fn, id.name)
    const from = initial === undefined || hops === 0 || id.fn === 0 ? undefined : collectionAt(initial, id.fn, hops - 1)
    if (from !== undefined) return from
    const isMade = initial !== undefined && (initial.k === 'new' || initial.k === 'arr' && initial.items.length === 0 || initial.k === 'obj' && initial.props.length === 0)
    return isMade && id.fn !== fn || isMade && id.fn === 0 ? { registry: `variable ${id.fn} ${id.name}`, key: undefined } : undefined
  }

  function entryAt(expr: Expr, fn: number, hops = HOPS): Entry | undefined {
    switch (expr.k) {
      case 'id': return expr.fn > 0 ? ofName(expr, hops) : undefined
      case 'mem': {
        const of = entryAt(expr.of, fn, hops)
        return of === undefined ? undefined : { ...of, path: [...of.path, expr.name] }
      }
      case 'idx': return entryIn(expr, fn, hops)
      case 'call': return entryIn(expr, fn, hops)
      case 'as': case 'await': return entryAt(expr.of, fn, hops)
      case 'logic': return entryAt(expr.left, fn, hops)
      default: return undefined
    }
  }

  /** `this.jobs.get(name)`, `handlers[kind]`, `hooks.find((hook) => …)`. */
  function entryIn(expr: Expr, fn: number, hops = HOPS): Entry | undefined {
    const picked = expr.k === 'call' && expr.callee.k === 'mem' && PICKS.test(expr.callee.name) ? collectionAt(expr.callee.of, fn, hops) : undefined
    const found = picked ?? collectionAt(expr, fn, hops)
    return found === undefined || picked === undefined && found.key === undefined ? undefined : { ...found, path: [] }
  }

  /** What a variable holds: an item of a loop, what the callback of an iteration is given, or what was taken out before. */
  function ofName(name: Expr & { readonly k: 'id' }, hops: number): Entry | undefined {
    const owner = facts.functions[name.fn]
    if (owner === undefined || hops === 0) return undefined
    for (const { target, over } of nodesIn(owner.body, 'loop')) {
      const path = target === undefined || over === undefined ? undefined : pathIn(target, name.name)
      const whole = path === undefined ? undefined : collectionAt(over!, owner.id, hops - 1)
      if (whole !== undefined) return { ...whole, path: path! }
    }
    for (const { target, value } of nodesIn(owner.body, 'var')) {
      const path = value === undefined ? undefined : pathIn(target, name.name)
      const entry = path === undefined ? undefined : entryAt(value!, owner.id, hops - 1)
      if (entry !== undefined) return { ...entry, path: [...entry.path, ...path!] }
    }
    return ofCallback(owner, name.name, hops)
  }

  /** `hooks.map(({ run }) => run(context))`. */
  function ofCallback(owner: FunctionFacts, name: string, hops: number): Entry | undefined {
    const at = parameterPath(owner.params, name)
    const around = at === undefined ? undefined : facts.functions[owner.parent]
    if (at === undefined || around === undefined) return undefined
    for (const { callee, args: [first] } of nodesIn(around.body, 'call')) {
      if (callee.k !== 'mem' || first?.k !== 'fn' || first.fn !== owner.id || !isIterationMethod(callee.name)) continue
      const whole = at.index === (callee.name.startsWith('reduce') ? 1 : 0) ? collectionAt(callee.of, around.id, hops - 1) : undefined
      return whole === undefined ? undefined : { ...whole, path: withoutIndex(at.path) }
    }
    return undefined
  }

  return { collectionAt, entryAt, entryIn }
}

function pathIn(pattern: Pattern, name: string): readonly string[] | undefined {
  const path = parameterPath([{ pattern, optional: false, rest: false, property: false, decorators: [] }], name)?.path
  return path === undefined ? undefined : withoutIndex(path)
}

/** `[name, handler]` of an entry is what stands under the name. */
function withoutIndex(path: readonly string[]): readonly string[] {
  return path[0] === '1' ? path.slice(1) : path
}
