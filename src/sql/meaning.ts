// What a raw statement does, by its words. Where it calls a function of the database that may do anything, or keeps a lock, nothing is said.

import type { OrmCall } from '../model/orm-call.ts'
import type { StatementKind } from '../model/trace.ts'
import type { Value } from '../model/value.ts'
import { type Style, bulkOf, changedBy, filtersOf } from './bulk.ts'
import { type Change, changeOf } from './change.ts'
import { kindOf, tablesOf } from './statement-kind.ts'
import type { Token } from './tokens.ts'
import { type Part, type Text, isMark, isWord, statementOf } from './written.ts'

export interface Written {
  /** Texts, and between them what code writes into the statement; undefined where nobody can read it. */
  readonly pieces: readonly Value[] | undefined
  /** What stands for `$1`, `?` and the like. */
  readonly parameters: Value
  /** Whether the call hands rows back. */
  readonly asks: boolean
  readonly style: Style
}

export interface Meaning extends Pick<OrmCall, 'effect' | 'rows' | 'filters' | 'data' | 'changes' | 'bulk'> {
  /** The same words have another answer each time. */
  readonly isVolatile: boolean
}

/** Locks, settings and messages: what they do is not what they answer. */
const EFFECTS = /^(?:set_config|setval|pg_notify|pg_sleep\w*|pg_(?:try_)?advisory_\w+|pg_(?:cancel|terminate)_backend|pg_reload_conf|get_lock|release_lock|release_all_locks|sleep|load_extension|pg_stat_reset\w*)$/
const VOLATILE = /^(?:nextval|random|rand|gen_random_uuid|uuid_generate_v\d\w*|uuid|uuid_short|newid|newsequentialid|clock_timestamp|last_insert_id|randomblob)$/
/** Functions and operators that only compute. Others, without a table to read from, may be the application's own, and write. */
const COMPUTES = /^(?:count|sum|min|max|avg|coalesce|nullif|now|lower|upper|length|abs|round|cast|concat|exists|in|any|all|array|row|date|date_trunc|to_char|to_json|json_build_object|version|current_setting|greatest|least|case|when|then|and|or|not|select|as|values)$/

export function meaningOf({ pieces, parameters, asks, style }: Written): Meaning {
  const silent: Meaning = { effect: 'raw', rows: 'none', filters: [], isVolatile: false }
  const reads: Meaning = { ...silent, rows: asks ? 'many' : 'none' }
  const statement = pieces === undefined ? undefined : statementOf(pieces, parameters, style.provider)
  if (statement === undefined) return reads
  const { parts, text } = statement
  const first = parts.find(({ kind }) => kind === 'word')
  if (first === undefined) return reads
  const last = parts.findIndex((part) => isMark(part, ';'))
  const isSeveral = last >= 0 && last < parts.length - 1
  const change = isSeveral ? undefined : changeOf(last < 0 ? parts : parts.slice(0, last))
  if (change !== undefined) return changing(change, style)
  if (isWord(first, 'select', 'with', 'values', 'table') && !isSeveral) {
    const { kind, called, hasEffects, isVolatile } = askedBy(text)
    if (kind === 'write') return { ...reads, effect: 'write' }
    return hasEffects ? silent : { ...reads, filters: listsIn(parts), isVolatile, ...sequence(parts, called, style) }
  }
  const kind = kindOf(parts)
  return kind === 'write' ? { ...reads, effect: 'write' } : kind === 'read' ? reads : silent
}

function changing(change: Change, style: Style): Meaning {
  const bulk = bulkOf(change, style)
  const changes = changedBy(change)
  return {
    effect: 'write', rows: change.returnsRows ? 'many' : 'none', filters: filtersOf(change), data: change.stored, isVolatile: false,
    ...bulk === undefined ? {} : { bulk }, ...changes === undefined ? {} : { changes },
  }
}

interface Asked {
  readonly kind: StatementKind
  /** Functions that it calls. */
  readonly called: readonly string[]
  /** What it does is not, or may not be, what it answers. */
  readonly hasEffects: boolean
  readonly isVolatile: boolean
}

const known = new WeakMap<Text, Asked>()

/** What a text that asks for rows does, by its words alone. */
function askedBy(text: Text): Asked {
  const before = known.get(text)
  if (before !== undefined) return before
  const { tokens } = text
  const called = callsIn(tokens)
  const isOwn = tablesOf(tokens).length === 0 && !tokens.some((token) => isWord(token, 'from')) && called.some((name) => !COMPUTES.test(name) && !VOLATILE.test(name))
  const asked = { kind: kindOf(tokens), called, hasEffects: isOwn || called.some((name) => EFFECTS.test(name)), isVolatile: isVolatile(tokens, called) }
  known.set(text, asked)
  return asked
}

function callsIn(parts: readonly Token[]): readonly string[] {
  return parts.flatMap(({ kind, text }, index) => (kind === 'word' || kind === 'name') && isMark(parts[index + 1], '(') ? [text.toLowerCase()] : [])
}

/** Rows that others have not taken yet are others each time, too. */
function isVolatile(parts: readonly Token[], called: readonly string[]): boolean {
  return called.some((name) => VOLATILE.test(name)) || parts.some((part, index) => isWord(part, 'skip') && isWord(parts[index + 1], 'locked'))
}

function sequence(parts: readonly Part[], called: readonly string[], { operation, provider }: Style): Pick<Meaning, 'bulk'> {
  if (!called.includes('nextval') || provider !== 'postgresql' && provider !== 'unknown' && provider !== 'cockroachdb') return {}
  const name = parts[parts.findIndex(({ text }) => text === 'nextval') + 2]?.written ?? '…'
  return { bulk: { operation, returnsRows: true, hint: `\`SELECT nextval(${name}) FROM generate_series(1, …)\` gives the numbers of all items in one query` } }
}

/** `IN (${list})`, `= ANY($1)`. */
function listsIn(parts: readonly Part[]): Meaning['filters'] {
  return parts.flatMap((part, index) => {
    const value = parts[index + 2]?.values[0]
    return isWord(part, 'in', 'any') && isMark(parts[index + 1], '(') && value !== undefined ? [{ path: [], operator: 'in', value }] : []
  })
}
