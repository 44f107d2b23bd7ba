// Entries of maps and caches: what code asks for before it queries.

import { origin } from '../../model/origin.ts'
import { type Value, absent, computedFrom, ref, union } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Expr, FileFacts } from '../facts.ts'
import { print } from '../print.ts'
import { nodesIn } from '../resolve/code.ts'
import { functionKey } from '../program.ts'
import { anyIn, targetsOf } from '../sites/shape.ts'
import { fillsOf, isFilling } from '../sites/table-fills.ts'
import { type Frame, ownerOf } from './frame.ts'
import type { Guard } from './summary.ts'

/** How an entry comes out of a map, as an operation. */
export const ENTRY = 'entry'

/**
 * The entry of a map or cache for a key: remembered, so that a test of it is known to ask whether the cache has it. Of an entry that is a
 * list or an object with methods, `typed` says more than what it was found by, but not that it is there.
 */
export function entryOf(frame: Frame, collection: Value, key: Value, cache: Expr, typed?: Value): Value {
  const computed = computedFrom(ref(origin({ kind: 'global', name: 'entry' }, 'entry', [valueKey(key)])), key, collection)
  const value = typed?.kind === 'array' || typed?.kind === 'instance' || typed?.kind === 'ref' && (typed.origin.root.kind === 'declared' || typed.origin.root.kind === 'instance') ? union(typed, absent) : computed
  noteLookup(frame, value, key, cache)
  return value
}

/**
 * The same of a map that a caller may hand over (`loaded?.get(id) ?? await find(id)`): whether there is one at all, each call tells. What asks
 * only whether it has the key, and takes nothing out, may be a list of what to skip.
 */
export function ofTable(frame: Frame, method: string, table: Value, key: Value, written: Expr, entry: Value): Value {
  if (entry.kind !== 'unknown' || table.kind !== 'ref' || table.origin.root.kind !== 'param' || table.origin.root.index < 0 || isCache(frame, written)) return entry
  const takes = (node: Parameters<typeof anyIn>[0][number]) => node.k === 'call' && node.callee.k === 'mem' && node.callee.name === 'get' && print(node.callee.of) === print(written)
  return method === 'has' && !anyIn(frame.fn.body, takes) ? entry : { ...entry, made: { op: ENTRY, of: [table, key] } }
}

/** What a map answered (`map.get(id)`). */
export function isEntry(value: Value): boolean {
  return value.kind === 'unknown' && value.from.some(({ root }) => root.kind === 'global' && root.name === 'entry')
}

/** Remembers that a value is what a cache answered. A map that nobody fills on the way is a table, and saves nothing. */
function noteLookup(frame: Frame, value: Value, key: Value, cache: Expr): void {
  if (isCache(frame, cache)) frame.lookups.set(valueKey(value), missOf(frame, key, cache))
}

export function isCache(frame: Frame, cache: Expr): boolean {
  return namesCache(cache) || storesOf(frame.facts).has(nameOf(cache))
}

const stores = new WeakMap<FileFacts, ReadonlySet<string>>()

/** What the code of a file puts entries into. */
function storesOf(facts: FileFacts): ReadonlySet<string> {
  const known = stores.get(facts)
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const { body } of facts.functions) {
    for (const { callee } of nodesIn(body, 'call')) if (callee.k === 'mem' && isFilling(callee.name)) found.add(nameOf(callee.of))
    for (const node of nodesIn(body, 'set')) for (const target of targetsOf(node.target)) if (target.k === 'idx' || target.k === 'mem' && target.of.k !== 'this') found.add(nameOf(target.of))
  }
  stores.set(facts, found)
  return found
}

function nameOf(cache: Expr): string {
  const holder = holderOf(cache)
  return holder === undefined ? print(cache) : `${holder.fn}/${print(cache)}`
}

interface Skipping {
  /** Names of sets and lists that code of the file adds to and asks, and never takes an answer out of. */
  readonly sets: ReadonlySet<string>
  /** Names of maps of which that holds: what they were given under a key, somebody may take out of them later. */
  readonly maps: ReadonlySet<string>
}

const skipping = new WeakMap<FileFacts, Skipping>()

function skippingIn(facts: FileFacts): Skipping {
  const known = skipping.get(facts)
  if (known !== undefined) return known
  const added = new Set<string>()
  const given = new Set<string>()
  const others = new Set<string>()
  for (const { body } of facts.functions) for (const { callee } of nodesIn(body, 'call')) {
    if (callee.k !== 'mem') continue
    if (/^(?:add|push)$/.test(callee.name)) added.add(nameOf(callee.of))
    else if (callee.name === 'set') given.add(nameOf(callee.of))
    else if (/^(?:get|find|pop|shift|splice)$/.test(callee.name)) others.add(nameOf(callee.of))
  }
  const found: Skipping = { sets: new Set([...added].filter((one) => !others.has(one) && !given.has(one))), maps: new Set([...given].filter((one) => !others.has(one))) }
  skipping.set(facts, found)
  return found
}

/** "The cache has nothing for that key." */
export function missOf(frame: Frame, key: Value, cache: Expr): Guard {
  const guard = cacheMiss(frame, key, cache)
  if (namesCache(cache)) return guard
  const { sets, maps } = skippingIn(frame.facts)
  if (sets.has(nameOf(cache))) return { ...guard, skips: true }
  return maps.has(nameOf(cache)) ? { ...guard, marks: true } : guard
}

function cacheMiss(frame: Frame, key: Value, cache: Expr): Guard {
  const holder = holderOf(cache)
  if (holder === undefined || holder.k !== 'id' || holder.fn <= 0) return { when: 'miss', value: key, lasts: true }
  const owner = frame.facts.functions[holder.fn]
  if (owner === undefined || owner.params.some((param) => param.pattern.k === 'name' && param.pattern.name === holder.name)) return { when: 'miss', value: key }
  const value = holder.fn === frame.fn.id ? frame.vars.get(holder.name) : undefined
  const isHandle = value?.kind === 'ref' && value.origin.root.kind !== 'instance' || value?.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.root.of.module !== 'global'
  if (isHandle) return { when: 'miss', value: key, lasts: true }
  const fills = holder === cache ? fillsOf(frame.facts, holder) : undefined
  return { when: 'miss', value: key, owner: { fn: functionKey(frame.file, holder.fn), place: { file: frame.file, ...owner.span }, ...fills === undefined ? {} : { fills } } }
}

/** The variable at the root of `cache.byId`; undefined where a call or `this` hands the cache out. */
function holderOf(cache: Expr): Expr & { readonly k: 'id' } | undefined {
  switch (cache.k) {
    case 'id': return cache
    case 'mem': case 'idx': case 'await': case 'as': return holderOf(cache.of)
    default: return undefined
  }
}

/** What `cache.get(key)` asks, or `this.find(key)` of a class that is called after what it does; undefined where it is no cache by its name. */
export function readsCache(frame: Frame, { of, name }: Expr & { readonly k: 'mem' }): Expr | undefined {
  if (!/^(?:get|peek|find|lookup|read|retrieve|recall)$/.test(name)) return undefined
  const named: Expr = of.k === 'this' ? { k: 'id', name: ownerOf(frame)?.name ?? '', fn: -1 } : of
  return namesCache(named) ? named : undefined
}

/** Whether code calls a package's or unknown thing by a name that caches have. */
export function namesCache(receiver: Expr): boolean {
  return /cache|redis|lru|memo/i.test(print(receiver))
}
