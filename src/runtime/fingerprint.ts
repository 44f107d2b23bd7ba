// A statement's text → its shape: what stays the same when only values change. Own tokenizer, one pass, no grammar: the dialects differ in
// quoting and comments only as far as this needs. What is asked again is one look-up, and what is remembered has a bound, since a
// text with its values written into it is never asked again.

import { createHash } from 'node:crypto'
import type { Dialect } from '../model/instrument.ts'
import type { StatementKind } from '../model/trace.ts'
import { isVolatile, kindOf, tablesOf } from '../sql/statement-kind.ts'
import { normalised } from './normalise.ts'
import type { Literal, Role, ValueList } from './normalise.ts'
import { preparedBy } from '../sql/prepared.ts'
import { tokens } from '../sql/tokens.ts'
import type { Token } from '../sql/tokens.ts'

export interface SqlShape {
  /** Hexadecimal. */
  readonly fingerprint: string
  /** The normalised text. */
  readonly statement: string
  readonly kind: StatementKind
  /** Tables that it names, in lower case and without their schemas. */
  readonly tables: readonly string[]
  /** Sent again, it may give something else although nothing was written: what it gave before is of no use. */
  readonly volatile: boolean
}

/** One text. */
export interface Parsed {
  readonly shape: SqlShape
  /** Values that are written into the text outside lists, in order, without quotes; undefined where there is none. */
  readonly literals: readonly Literal[] | undefined
  /** Parameters that are more than values, by number from zero or by name. */
  readonly roles: ReadonlyMap<number | string, Role>
  /** Columns that parameters are equal to, likewise. */
  readonly columns: ReadonlyMap<number | string, string>
  /** Lists of values in it; undefined where there is none. */
  readonly lists: readonly ValueList[] | undefined
  /** Whether VALUES has several rows. */
  readonly rows: boolean
}

const MOST = 1_000
const RECENT = 128
/** Longer texts have their lists of values written into them; they hardly ever come again. */
const LONGEST = 4_000

type Generations<Value> = { young: Map<string, Value>; old: Map<string, Value> }

// Two generations: when the young one is full it becomes the old one. What is asked for in time moves over.
const generations = <Value>(): Generations<Value> => ({ young: new Map(), old: new Map() })
const texts: Readonly<Record<Dialect, Generations<Parsed>>> = { postgresql: generations(), mysql: generations(), sqlite: generations() }
/** By the normalised text: texts that differ in their values only are told apart from new ones before they are judged. */
const shapes = generations<SqlShape>()

/** Names are a connection's own, and most programs give one name to one statement on all of them. */
const prepared = new Map<string, StatementKind>()

interface Recent {
  readonly text: string
  readonly parsed: Parsed
}

// ORMs write a text anew for each call, and a map has to hash it; equal texts are told by comparing them with the last one of their length.
const recent: Readonly<Record<Dialect, (Recent | undefined)[]>> = { postgresql: places(), mysql: places(), sqlite: places() }

/** A text's shape and values. The same object for the same text, as long as it is remembered. */
export function parsed(text: string, dialect: Dialect): Parsed {
  if (text.length > LONGEST) return parse(text, dialect)
  const place = text.length % RECENT
  const last = recent[dialect][place]
  if (last !== undefined && last.text === text) return last.parsed
  const found = kept(texts[dialect], text, () => parse(text, dialect))
  recent[dialect][place] = { text, parsed: found }
  return found
}

function places(): (Recent | undefined)[] {
  return Array.from({ length: RECENT }, () => undefined)
}

export function parse(text: string, dialect: Dialect): Parsed {
  const all = tokens(text, dialect)
  notePrepared(all)
  const { statement, literals, roles, columns, lists, rows } = normalised(all)
  const shape = kept(shapes, statement, () => ({ fingerprint: createHash('sha1').update(statement).digest('hex').slice(0, 16), statement, kind: kindOf(all, prepared), tables: tablesOf(all), volatile: isVolatile(all) }))
  return { shape, literals: literals.length === 0 ? undefined : literals, roles, columns, lists: lists.length === 0 ? undefined : lists, rows }
}

function notePrepared(all: readonly Token[]): void {
  const found = preparedBy(all)
  if (found === undefined) return
  if (prepared.size >= MOST) prepared.clear()
  prepared.set(found.name, kindOf(found.statement))
}

function kept<Value>(cache: Generations<Value>, key: string, make: () => Value): Value {
  const known = cache.young.get(key)
  if (known !== undefined) return known
  const value = cache.old.get(key) ?? make()
  if (cache.young.size >= MOST) {
    cache.old = cache.young
    cache.young = new Map()
  }
  cache.young.set(key, value)
  return value
}
