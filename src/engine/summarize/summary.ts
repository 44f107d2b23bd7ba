// The facts about one function over its parameters: which queries it makes and how often, which of its function parameters it calls,
// and what it returns. Bindings of a call site turn it into facts about the caller.

import type { Invocation } from '../../model/invocation.ts'
import type { Recognition } from '../../model/orm.ts'
import type { Place, Span } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import type { Tri } from '../../model/tri.ts'
import type { Value } from '../../model/value.ts'
import type { Waiting } from './waiting.ts'

/** A repeat as the summary of a function knows it: its collection and item may still be symbolic. */
export interface RepeatUse {
  readonly repeat: Repeat
  /** The collection's value, for naming and for its provenance. */
  readonly over: Value | undefined
  /** Values that differ between iterations: the item, or what the loop assigns. */
  readonly varies: readonly Value[]
  /** The code leaves the repeat right after the term: at most one round has it. */
  readonly once?: true
  /** Whether the term runs in the tick in which the iteration starts. */
  readonly tick: Tri
  /** Each iteration waits for the outside world as well. */
  readonly external?: true
  /** Its items are taken from what other runs of it take from as well. */
  readonly shared?: SharedList
  /** All of its rounds take from the list of a loop inside. */
  readonly shares?: true
}

/** Where a list is made that several runs of a loop take from: in a run of that function (undefined: when the module is loaded), in a round of that loop. */
export interface SharedList {
  readonly owner?: Place
  readonly made: Place
}

/** A call on the way to a query, and the repeats around it in the function where it stands, outermost first. */
export interface Step {
  readonly place: Place
  readonly name: string
  /** Function whose body the call stands in. */
  readonly fn: string
  readonly repeats: readonly RepeatUse[]
  /** Calls between the one before and this are left out. */
  readonly gap?: true
}

/** A condition on a term, decided at a call site where it can be. */
export interface Guard {
  /** `truthy`, `falsy`: of that value. `miss`: a cache has no entry for it. `full`: a list has as many items as are dealt with together. */
  readonly when: 'truthy' | 'falsy' | 'miss' | 'full'
  readonly value: Value
  /** Of a cache: the function that makes it anew each time it is entered, and where it is filled, if that is known. */
  readonly owner?: { readonly fn: string; readonly place: Place; readonly fills?: readonly Span[] }
  /** Of a cache: it is there before and after the function runs. */
  readonly lasts?: true
  /** Of a map that is made of loaded rows: whose rows they are. It has nothing of others. */
  readonly holds?: readonly string[]
  /** Of a set: it tells what to skip, and has no answers. */
  readonly skips?: true
  /** Of a map that nobody is seen to take an answer out of. */
  readonly marks?: true
  /** Of an argument that was passed on: not there, the thing itself is missing, and the callee gets it. `item`: it is looked for in a list. */
  readonly given?: 'thing' | 'item'
  /** It asks whether there is something at all, and not what it is: `=== undefined`, `??`. */
  readonly absence?: true
}

interface TermBase {
  /** From the outermost call to the innermost, never empty. */
  readonly path: readonly [Step, ...Step[]]
  readonly guards: readonly Guard[]
  /** Depends on a condition that no call site decides. */
  readonly conditional: boolean
  /** Runs in the tick in which the function is entered. */
  readonly tick: Tri
  readonly certain: Tri
  readonly because?: string
  /** Functions whose recursion multiplies it. */
  readonly recursion: readonly string[]
  /** An unawaited lazy query that the function hands back: nothing happens if the caller drops it. */
  readonly handedBack: boolean
  readonly resultUsed: Tri
  /** The code around it leaves the loop, or the function, right after: it runs at most once in a loop. */
  readonly leaves?: 'loop' | 'function'
  /** Nobody waits for it: its own function drops the promise. */
  readonly detached?: true
  /** It runs in a transaction: how many of the repeats around it are inside. Each round of the others has a transaction of its own. */
  readonly transaction?: number
  /** Behind a call of a function that waits for the outside world (files, mail, HTTP) as well. */
  readonly besideExternal?: true
  /** After an answer of the outside world: how many of the repeats around it are inside. Each round of the others gets an answer first. */
  readonly asked?: number
}

export interface QueryTerm extends TermBase {
  readonly kind: 'query'
  /** As it was recognised, with arguments in terms of the function's parameters; lazily, most are never looked at. */
  readonly query: () => { readonly invocation: Invocation; readonly recognition: Recognition & { readonly kind: 'query' } }
  readonly at: Place
  /** The receiver is a parameter or captured variable that was taken for a client: a call site knows better. */
  readonly assumed: boolean
  /** What callers pass for it, where that is a client. */
  readonly client?: Value
}

/** A call of something that only a caller knows: a function parameter, a method of a parameter. */
export interface ApplyTerm extends TermBase {
  readonly kind: 'apply'
  readonly callee: Value
  /** No call, but a property of `callee` that is read: what a caller passes may load it then. */
  readonly reads?: string
  readonly args: readonly Value[]
  /** Functions among the arguments are taken to have run already. */
  readonly ran?: true
  readonly self: Value | undefined
  readonly tagged: boolean
  readonly at: Place
}

export type Term = QueryTerm | ApplyTerm

/** A relation that code takes something from, as if it were loaded. */
export interface RelationRead {
  readonly path: readonly [Step, ...Step[]]
  readonly invocation: Invocation
  /** Proved not to be there; without, a caller decides. */
  readonly unloaded?: Recognition & { readonly kind: 'unloaded' }
}

export interface Summary {
  readonly fn: string
  readonly terms: readonly Term[]
  readonly returns: Value
  /** Of what callers pass, on every path. */
  readonly reads: readonly RelationRead[]
  /** Whether it waits for the outside world, itself or in what it calls. */
  readonly external: Waiting
  /** Whether, where it ends, it has got an answer of the outside world. */
  readonly asks: boolean
  /** More terms than are kept. */
  readonly truncated: boolean
}

/** Why a term is not certain. */
export const SOME_QUERY = 'not every function that may stand here queries'
export const SOME_LISTENER = 'who listens when the message is sent is not certain'

export const TERM_LIMIT = 96
export const READ_LIMIT = 32

export function emptySummary(fn: string, returns: Value): Summary {
  return { fn, terms: [], reads: [], returns, external: 'no', asks: false, truncated: false }
}

/** What stays the same from one round of the fixpoint to the next. */
export function summaryFingerprint(summary: Summary): string {
  return [...summary.terms.map(termFingerprint).sort(), summary.external, String(summary.asks)].join('\n')
}

export function termFingerprint(term: Term): string {
  return `${term.kind} ${term.at.file}:${term.at.start}-${term.at.end} ${term.path.map((step) => `${step.place.file}:${step.place.start}-${step.place.end}×${step.repeats.length}`).join('>')}`
}
