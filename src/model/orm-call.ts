// What an ORM folder says of one call. Engine and rules know ORM calls only by these nouns.

import type { Cost } from './cost.ts'
import type { Place } from './place.ts'
import type { Provider } from './schema.ts'
import type { Tri } from './tri.ts'
import type { Value } from './value.ts'

/** What the semantics depend on besides the call. */
export interface Target {
  readonly orm: string
  /** Major version, e.g. `7`; undefined where it could not be read. */
  readonly version?: number
  readonly provider: Provider
  readonly features: readonly string[]
}

export interface Filter {
  /** Path of fields from the entity: `['author', 'email']`. */
  readonly path: readonly string[]
  readonly operator: string
  readonly value: Value
  /** Upper and lower case are the same. */
  readonly insensitive?: true
}

/** A relation that a call loads, as a tree. */
export interface Expansion {
  readonly relation: string
  readonly entity: string
  readonly strategy: 'query' | 'join'
  readonly bounded: Tri
  readonly children: readonly Expansion[]
}

/** The operation that does many of these calls at once. */
export interface Bulk {
  /** As code names it: `createMany`. */
  readonly operation: string
  /** Operations that it needs beside that one, in further calls. */
  readonly beside?: readonly string[]
  /** Whether the bulk form hands back the rows that the single calls return. */
  readonly returnsRows: boolean
  /** What must be equal in all the calls for the bulk form to serve (the `data` of an update). Undefined: rows may differ. */
  readonly equal?: Value
  /** What names the rows of a write that adds to what they have: the bulk form adds once, however often a row is named. */
  readonly adds?: readonly Value[]
  /** How to write it, in one clause: "`createMany({ data: [...] })` takes all rows in one statement". */
  readonly hint: string
  /** What takes rows of which that differs all the same, in one clause. */
  readonly perRow?: string
  /** The form for a certain repeat; undefined where its rounds have none in common. */
  readonly within?: (round: Round) => Bulk | undefined
}

/** What is known of the rounds of a repeat. */
export interface Round {
  /** Whether a value may differ between rounds. */
  varies(value: Value): boolean
  /** Whether a round reads what the call hands back. */
  readonly resultUsed: Tri
  /** The call stands in a function that the repeat calls, so that its `this` is another. */
  readonly isElsewhere: boolean
  /** What the loop's code calls the object whose method makes the query, where it calls that method itself. */
  readonly receiver?: string
  /** The class in which the query stands, where the loop stands in none that has its `this`. */
  readonly owner?: string
}

/** Same-tick calls with equal batch keys become one statement (SEMANTICS: `findUnique`). */
export interface Batch {
  /** Model, operation and the shape of arguments that must agree. */
  readonly key: string
  /** Values that must be equal in all calls: the selection. */
  readonly equal: readonly Value[]
}

export interface OrmCall {
  readonly orm: string
  readonly entity?: string
  readonly operation: string
  /** As code writes it: `prisma.post.findMany`. */
  readonly name: string
  readonly effect: 'read' | 'write' | 'raw'
  readonly rows: 'one' | 'many' | 'scalar' | 'none'
  /** Whether the number of rows has a bound that does not grow with the data. */
  readonly bounded: Tri
  readonly filters: readonly Filter[]
  readonly orderings: readonly { readonly path: readonly string[]; readonly direction: 'asc' | 'desc' }[]
  readonly expansions: readonly Expansion[]
  /** What a write stores. */
  readonly data?: Value
  /** What it stores may be one row or a list of them, by what it is given. */
  readonly either?: true
  /** What tells which rows a write changes or deletes: its conditions, or the row that it is given. Undefined where it adds rows, or nobody sees. */
  readonly changes?: Value
  /** The whole argument: what must depend on the item for the calls of a loop to differ. */
  readonly argument: Value
  /** What else tells one call from another: the name of the entity where code computes it, or what hooks add, of which nothing is known. */
  readonly also?: Value
  readonly bulk?: Bulk
  readonly batch?: Batch
  /** The relation that is loaded from a row at hand: read as a property of it, or chained to the call that finds it. */
  readonly relation?: string
  /** What holds the answer once it is there: asked again of the same object, it sends nothing. */
  readonly kept?: Value
  /** Statements of one execution. */
  readonly cost: Cost
  /** Keyset or offset argument: paging code writes it. */
  readonly paging: 'none' | 'limit' | 'offset' | 'cursor'
  readonly place: Place
  readonly target: Target
}
