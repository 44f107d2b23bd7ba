// The state of evaluating one function's body: variables, and the terms met so far.

import type { Origin } from '../../model/origin.ts'
import { origin } from '../../model/origin.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, ref, union } from '../../model/value.ts'
import type { ClassFacts, Expr, FileFacts, FunctionFacts, Stmt } from '../facts.ts'
import { functionKey } from '../program.ts'
import { chosen } from './operations.ts'
import type { Returned } from './returned.ts'
import type { Guard, RelationRead, Term } from './summary.ts'
import type { Waiting } from './waiting.ts'

export interface Frame {
  readonly file: string
  readonly facts: FileFacts
  readonly fn: FunctionFacts
  readonly key: string
  readonly self: Value
  /** Somebody asks for a value, and for nothing that happens on the way to it: terms and reads go nowhere. */
  readonly valuesOnly: boolean
  vars: Map<string, Value>
  readonly terms: Term[]
  /** Terms in nested functions that only this function's variables made known; for sites, not for callers. */
  readonly late: Term[]
  /** Relations that are read as if they were loaded. */
  readonly reads: RelationRead[]
  readonly returns: Returned[]
  /** A `return` without a value was met, of which callers do not know when it is. */
  returnsNothing: boolean
  /** Statements after which control does not go on: they call what never returns. */
  readonly ended: Set<Stmt>
  /** Whether it waits for the outside world. */
  external: Waiting
  /** Whether, on the way to the current point, the function (or the loop's iteration) got an answer of the outside world. */
  asked: boolean
  readonly yields: Value[]
  /** Whether the current point runs in the tick in which the function (or the loop's iteration) was entered. */
  tick: Tri
  /** Depth of conditions that no caller decides. */
  conditional: number
  /** Depth of loops and of bodies that an exception may leave: what stands there may not be reached. */
  unsure: number
  readonly guards: Guard[]
  /** What else holds at the current point, of things that no caller knows. */
  readonly found: Guard[]
  /** What holds from here on, as the function returned where it did not: misses of the caches asked so far. */
  missed: readonly Guard[]
  /** Values that were looked up in a cache or map, with what it means that they are not there. */
  readonly lookups: Map<string, Guard>
  /** Relations that are loaded by now on every way, by the object and its property. */
  readonly kept: Set<string>
  /** What calls in tests gave, so that a test is looked at without running it again. */
  readonly answers: Map<Expr, Value>
  /** Variables that a loop around the current point fills with what it found, and carries to the next iteration. */
  carried: ReadonlySet<string>
  /** Branches of the outermost loop around the current point that run once. */
  once: ReadonlySet<Stmt> | undefined
  /** Whether a `break` here leaves a loop. */
  breaksLoop: boolean
  /** Names of accessors in the package, once a property was read. */
  getters: ReadonlySet<string> | undefined
  /** Where what is thrown here is caught: in the loop around it, outside of that, or not in this function. */
  caught: 'in the loop' | 'around it' | 'no'
}

/** What becomes of an expression's value. */
export interface Use {
  readonly result: 'used' | 'dropped' | 'returned'
  readonly awaited: boolean
  /** Something is taken from the value at once, which fails where it is undefined. */
  readonly dereferenced?: true
  /** It runs, and nobody waits for it: `save().catch(ignore)` as a statement. */
  readonly floating?: true
}

export const USED: Use = { result: 'used', awaited: false }
export const DROPPED: Use = { result: 'dropped', awaited: false }
/** Waited for, and what it answers is not read. */
export const AWAITED: Use = { result: 'dropped', awaited: true }
export const DEREFERENCED: Use = { result: 'used', awaited: false, dereferenced: true }
export const RETURNED: Use = { result: 'returned', awaited: false }

export function createFrame(facts: FileFacts, fn: FunctionFacts): Frame {
  const key = functionKey(facts.file, fn.id)
  return {
    file: facts.file, facts, fn, key, self: ref(selfOrigin(key)), valuesOnly: false, vars: new Map(), terms: [], late: [], reads: [], returns: [], returnsNothing: false, ended: new Set(), external: 'no', asked: false, yields: [],
    tick: 'yes', conditional: 0, unsure: 0, guards: [], found: [], missed: [], lookups: new Map(), kept: new Set(), answers: new Map(), carried: new Set(), once: undefined, breaksLoop: false, getters: undefined, caught: 'no',
  }
}

/** A frame in which an expression is looked up for its value. */
export function valueFrame(facts: FileFacts, fn: FunctionFacts): Frame {
  return { ...createFrame(facts, fn), valuesOnly: true }
}

/** `this` inside a function. */
function selfOrigin(key: string): Origin {
  return origin({ kind: 'param', fn: key, index: -1 }, 'this')
}

export function capturedKey(fn: string, name: string): string {
  return `${fn}/${name}`
}

/** How a run of statements ends: it goes on, an exception is thrown, or control leaves by return, break or continue. */
export type End = 'on' | 'thrown' | 'left'

/** Variables may have either value after two paths meet; `test` holds on the other one. */
export function joinInto(frame: Frame, other: ReadonlyMap<string, Value>, test?: Value): void {
  for (const [name, value] of other) {
    const here = frame.vars.get(name)
    if (here === undefined) frame.vars.set(name, value)
    else if (here !== value) frame.vars.set(name, isUnfilled(here) && value.kind === 'array' ? value : isUnfilled(value) && here.kind === 'array' ? here : test !== undefined && (isPlain(here) || isPlain(value)) ? chosen(test, value, here) : union(here, value))
  }
}

/** A flag, or a list with nothing in it. */
function isPlain(value: Value): boolean {
  return value.kind === 'literal' || value.kind === 'array' && value.items.length === 0 && value.more === undefined
}

/** A list of which no item is known yet: one path that adds some tells what it holds. */
export function isUnfilled(value: Value): boolean {
  return value.kind === 'array' && value.items.length === 0 && value.more?.kind === 'unknown' && value.more.from.length === 0
}

/** The class whose code a function is. */
export function ownerOf({ facts, fn }: Frame): ClassFacts | undefined {
  for (let at: typeof fn | undefined = fn; at !== undefined; at = facts.functions[at.parent]) if (at.class !== undefined) return facts.classes[at.class]
  return undefined
}
