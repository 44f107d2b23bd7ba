// A statement's text → its shape: what stays the same when only values change. Own tokenizer, one pass, no grammar: the dialects differ in
// quoting and comments only as far as this needs. What is asked again is one look-up, and what is remembered has a bound, since a
// text with its values written into it is never asked again.

import { createHash } from 'node:crypto'
import type { Dialect } from '../model/instrument.ts'
import type { StatementKind } from '../model/trace.ts'
import { kindOf, tablesOf } from './statement-kind.ts'
import { normalised } from './normalise.ts'
import type { Literal, Role, ValueList } from './normalise.ts'
import { tokens } from './tokens.ts'

export interface SqlShape {
  readonly fingerprint: string
  readonly statement: string
  readonly kind: StatementKind
  /** Tables that it names, in lower case and without their schemas. */
  readonly tables: readonly string[]
}

/** One text. */
export interface Parsed {
  readonly shape: SqlShape
  /** Values that are written into the text outside lists, in order, without quotes; undefined where there is none. */
  readonly literals: readonly Literal[] | undefined
  /** Parameters that are more than values, by number from zero or by name. */
  readonly roles: ReadonlyMap<number | string, Role>
  /** Lists of values in it; undefined where there is none. */
  readonly lists: readonly ValueList[] | undefined
  /** Whether VALUES has several rows. */
  readonly rows: boolean
}

const MOST_TEXTS = 1_000
/** Longer texts have their lists of values written into them; they hardly ever come again. */
const LONGEST = 10_000

type Texts = Map<string, Parsed>

// Two generations: when the young one is full it becomes the old one. What is asked for in time moves over.
const caches: Readonly<Record<Dialect, { young: Texts; old: Texts }>> = {
  postgresql: { young: new Map(), old: new Map() },
  mysql: { young: new Map(), old: new Map() },
  sqlite: { young: new Map(), old: new Map() },
}

export function parsed(text: string, dialect: Dialect): Parsed {
  const cache = caches[dialect]
  const known = cache.young.get(text)
  if (known !== undefined) return known
  const found = cache.old.get(text) ?? parse(text, dialect)
  if (text.length > LONGEST) return found
  if (cache.young.size >= MOST_TEXTS) {
    cache.old = cache.young
    cache.young = new Map()
  }
  cache.young.set(text, found)
  return found
}

export function parse(text: string, dialect: Dialect): Parsed {
  const all = tokens(text, dialect)
  const { statement, literals, roles, lists, rows } = normalised(all)
  const fingerprint = createHash('sha1').update(statement).digest('hex').slice(0, 16)
  return { shape: { fingerprint, statement, kind: kindOf(all), tables: tablesOf(all) }, literals: literals.length === 0 ? undefined : literals, roles, lists: lists.length === 0 ? undefined : lists, rows }
}
