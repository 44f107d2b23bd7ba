// What a call was taken for: so that a line where nothing is reported can be explained call by call.

import type { Place } from './place.ts'
import type { Tri } from './tri.ts'

export type Taken =
  | { readonly kind: 'query'; readonly name: string; readonly certain: Tri }
  /** An ORM's own, without a statement that counts: a client handed back, a transaction, a step of a query builder. */
  | { readonly kind: 'control' }
  /** A function of the project. */
  | { readonly kind: 'function'; readonly name: string; readonly place: Place }
  /** A function of a library of which we know what it does with functions that it is given. */
  | { readonly kind: 'library'; readonly name: string; readonly module?: string }
  /** A container hands out what it is asked for. */
  | { readonly kind: 'container' }
  /** A function argument runs for each item. */
  | { readonly kind: 'iteration' }
  | { readonly kind: 'language' }
  /** Named by a setting. */
  | { readonly kind: 'setting'; readonly setting: 'batching' | 'querying' }
  /** Something of a package, or of the platform where there is no module. */
  | { readonly kind: 'foreign'; readonly name: string; readonly module?: string }
  /** A method of rows that a query returned. */
  | { readonly kind: 'rows'; readonly name: string }
  /** What callers of the function hand in, and what nothing here tells. */
  | { readonly kind: 'given'; readonly name: string }
  | { readonly kind: 'unknown' }

export interface Noted {
  readonly place: Place
  /** The callee as code writes it. */
  readonly name: string
  readonly taken: Taken
}
