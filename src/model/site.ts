// One place that may query many times: the call inside the innermost repeat, the queries it reaches and how. The dense noun:
// rules filter sites and judge nothing else.

import type { Cost } from './cost.ts'
import type { OrmCall } from './orm-call.ts'
import type { Tier } from './orm.ts'
import type { Place } from './place.ts'
import type { Tri } from './tri.ts'

/** Why a repeat that looks unbounded is none to report, or is another rule's. */
export type Intent =
  | 'constant' | 'chunk' | 'cursor' | 'drain' | 'retry' | 'poll' | 'search' | 'memoised' | 'external'

/** Code that a framework runs once per item: what it serializes, what a query language asks a field of, or each row that an ORM has loaded. */
export type PerItemKind = 'serializer' | 'resolver' | 'load'

export interface Repeat {
  readonly kind: 'loop' | 'callback' | 'stream' | 'component' | 'recursion' | PerItemKind
  /** As code says it: `for…of`, `users.map`, `pMap`. */
  readonly name: string
  readonly place: Place
  readonly collection?: Collection
  /** How often at most: a fixed small number, a chunk or page at a time, or as often as there are rows. */
  readonly bound: 'constant' | 'chunk' | 'page' | 'unbounded'
  readonly intent?: Intent
  /** Why the intent was concluded, one clause for `explain`. */
  readonly because?: string
  /** Each round asks for what the round before answered, so that no list can ask for all. */
  readonly chained?: true
  /** What a round finds is added to what the rounds walk: a tree, node by node. */
  readonly tree?: true
  /** Whether this is certain to be a repetition that grows with the data. */
  readonly certain: Tri
  /** Whether the iterations run in one tick (so that the ORM may batch them) or one after another. */
  readonly ticks: 'same' | 'sequential'
  /** What one iteration's item is called. */
  readonly item?: string
}

export interface Collection {
  /** As a person would name it: `users`, `user.posts`; a loop that no collection bounds, by its head: `while (id)`. */
  readonly name: string
  /** What its size is called in costs, where that is not its name. */
  readonly size?: string
  /** Identity of its size in costs. */
  readonly key: string
  /** Where its items come from. */
  readonly from: 'rows' | 'argument' | 'literal' | 'computed'
  readonly entity?: string
}

/** A step from the site to the query: a call, in the function that makes it. */
export interface PathStep {
  readonly place: Place
  /** The call as code writes it: `getTeamById`. */
  readonly name: string
  /** Key of the function that makes it. */
  readonly fn?: string
}

/** One query that a site reaches. */
export interface Reached {
  readonly call: OrmCall
  /** The innermost repeat that multiplies this query; undefined where none does (batched, memoised, intended). */
  readonly per: Repeat | undefined
  /** From the call of the site to the query itself, inclusive; one step where the query stands in the repeat. */
  readonly path: readonly PathStep[]
  /** Whether it is certain that the ORM executes this call once per iteration. */
  readonly certain: Tri
  /** Whether arguments depend on the item (`no`: the same query again every time). */
  readonly dependsOnItem: Tri
  /** It reads what its own rounds write: equal arguments, and another answer each time. */
  readonly rewritten?: true
  /** The rows that it changes are the same in all rounds. */
  readonly sameRows?: true
  /** Whether values that a bulk form needs equal are equal in all iterations. */
  readonly bulkEqual: Tri
  /** It adds to what a row has, and several items may name the same one: a bulk form would add once. */
  readonly addsUp?: true
  /** Of a relation that is loaded when it is read: not one of the item itself, but of something that the item leads to. */
  readonly beyond?: true
  /** Whether the result is read afterwards. */
  readonly resultUsed: Tri
  /** Not on every path through the code. */
  readonly conditional: boolean
  /** Nobody waits for it: a side effect of the function that makes it. */
  readonly detached: boolean
  /** Behind a call of a function that waits for the outside world too (files, mail, HTTP): what it stores belongs to that work. */
  readonly besideExternal: boolean
  /** Each round first gets an answer of the outside world: what is asked with may come from it, and is not there before the loop. */
  readonly afterAnswer: boolean
  /** Whether the way leads back through the function in which the site stands: the call is made at every level of a recursion. */
  readonly recursive: boolean
  /** A function on the way calls itself: it runs at every level of what that walks. */
  readonly levels?: true
  /** Whether the ORM merges the calls of one round into one statement. */
  readonly batched: Tri
  /** Cost of this query over all the site's repeats. */
  readonly cost: Cost
  readonly tier: Tier
  /** Why it is not certain, one clause for `explain`. */
  readonly because?: string
}

export interface Site {
  /** The call inside the innermost repeat. */
  readonly place: Place
  /** The call as code writes it. */
  readonly name: string
  /** Qualified name of the enclosing function. */
  readonly within: string
  /** Outermost to innermost. */
  readonly repeats: readonly [Repeat, ...Repeat[]]
  readonly reached: readonly Reached[]
  readonly cost: Cost
}

/** A relation that code takes something from although its query did not load it: it is undefined there. */
export interface UnloadedRead {
  /** The read, or the call that hands the object on to be read. */
  readonly place: Place
  /** The same as code writes it. */
  readonly name: string
  /** Qualified name of the enclosing function. */
  readonly within: string
  readonly path: readonly PathStep[]
  readonly entity: string
  readonly relation: string
  /** The call that loaded the object without the relation. */
  readonly query: Place
  readonly remedy: string
  readonly tier: Tier
}

/** A file's sites and what is known of its functions: what a static host hands to rules. */
export interface FileReport {
  readonly file: string
  readonly sites: readonly Site[]
  readonly unloaded: readonly UnloadedRead[]
  readonly functions: readonly { readonly name: string; readonly place: Place; readonly cost: Cost }[]
  readonly calls: { readonly recognised: number; readonly unresolved: number }
}
