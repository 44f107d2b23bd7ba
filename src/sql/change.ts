// INSERT, UPDATE and DELETE by their clauses: which rows, what is stored, and whether one statement could do it for many items. No grammar: clauses
// begin with their words, outside of brackets.

import { type Value, array } from '../model/value.ts'
import { valueKey } from '../model/value-key.ts'
import { type Part, isMark, isWord, print } from './written.ts'

/** `column = $1`, `column IN ($1)`, `column = ANY($1)`. */
export interface Condition {
  /** As the statement writes it. */
  readonly column: string
  readonly operator: 'equals' | 'in'
  readonly value: Value
  /** `::uuid` */
  readonly cast: string
}

export interface Change {
  readonly verb: 'insert' | 'update' | 'delete'
  /** From the first word to the table, with the columns of an INSERT: `INSERT INTO "Post" (title)`. */
  readonly head: string
  readonly table: string
  /** Columns that an UPDATE sets. */
  readonly columns: readonly string[]
  /** Conditions on one column each, all of which must hold. */
  readonly conditions: readonly Condition[]
  /** Values in conditions of other forms. */
  readonly others: readonly Value[]
  /** Whether there are conditions of other forms, with values or without. */
  readonly hasOthers: boolean
  /** What is stored: the values of an INSERT, or the list that code writes after VALUES. */
  readonly stored: Value
  /** Names of tables and columns that code fills in: of others, the statement is another one. */
  readonly named: readonly Value[]
  /** What must be equal for all items in one statement: joins, what an UPDATE sets. */
  readonly equal: readonly Value[]
  /** How the rows of an INSERT are told. */
  readonly source: 'values' | 'select'
  /** What a row gets that is there already, of those that an INSERT brings. */
  readonly isUpsert: boolean
  readonly returnsRows: boolean
  /** It says by itself how many rows it takes, or reads what the statement before it has written: each is a statement of its own. */
  readonly isOneByOne: boolean
}

type Clauses = ReadonlyMap<string, readonly Part[]>

/** Words that begin a clause, and how it is called. */
const starts: Readonly<Record<Change['verb'], Readonly<Record<string, string>>>> = {
  insert: { values: 'rows', value: 'rows', select: 'rows', with: 'rows', default: 'rows', set: 'rows', output: 'output', returning: 'returning' },
  update: { set: 'set', from: 'from', where: 'where', order: 'limit', limit: 'limit', output: 'output', returning: 'returning' },
  delete: { using: 'from', join: 'from', where: 'where', order: 'limit', limit: 'limit', output: 'output', returning: 'returning' },
}

export function changeOf(parts: readonly Part[]): Change | undefined {
  const first = parts[0]
  if (first?.kind !== 'word') return undefined
  const verb = first.text === 'replace' ? 'insert' : first.text
  if (verb !== 'insert' && verb !== 'update' && verb !== 'delete') return undefined
  const clauses = clausesOf(parts, verb)
  const head = clauses.get('head')!
  const rows = clauses.get('rows') ?? []
  const source = isWord(rows[0], 'values', 'value') ? 'values' : 'select'
  if (verb === 'insert' && isWord(rows[0], 'default', 'set')) return undefined
  const table = tableIn(head)
  const where = conditionsIn(clauses.get('where') ?? [])
  const given = valuesIn(rows)
  const set = clauses.get('set') ?? []
  const conflict = valuesIn(clauses.get('conflict') ?? [])
  const inserted = new Set(given.map(valueKey))
  return {
    verb, source, table: print(table), head: print(verb === 'insert' ? head : head.slice(0, head.indexOf(table.at(-1)!) + 1)), ...where,
    columns: columnsIn(set),
    stored: verb === 'insert' ? listAfterValues(rows) ?? array(given) : array(valuesIn(set)),
    // What an upsert stores in a row that is there may be what it would have inserted: `EXCLUDED` says so for each.
    named: valuesIn(head),
    equal: [...valuesIn(set), ...valuesIn(clauses.get('from') ?? []), ...conflict.filter((value) => !inserted.has(valueKey(value)))],
    isUpsert: clauses.has('conflict'),
    returnsRows: clauses.has('returning') || clauses.has('output'),
    isOneByOne: clauses.has('limit') || parts.some((part) => isWord(part, 'limit', 'top', 'fetch', 'skip', 'rownum', 'ctid', 'over')) || readsItself(parts, table, clauses),
  }
}

function clausesOf(parts: readonly Part[], verb: Change['verb']): Clauses {
  const clauses = new Map<string, Part[]>([['head', []]])
  let current = 'head'
  let depth = 0
  parts.forEach((part, index) => {
    if (isMark(part, '(')) depth += 1
    if (isMark(part, ')')) depth -= 1
    const next = part.kind === 'word' && depth === 0 ? clauseAt(parts, index, verb, current) : undefined
    if (next !== undefined && next !== current) {
      current = next
      if (!clauses.has(current)) clauses.set(current, [])
    }
    clauses.get(current)!.push(part)
  })
  return clauses
}

function clauseAt(parts: readonly Part[], index: number, verb: Change['verb'], current: string): string | undefined {
  const { text } = parts[index]!
  if (verb === 'insert') {
    if (text === 'on' && isWord(parts[index + 1], 'conflict', 'duplicate')) return 'conflict'
    if (text === 'as' && current === 'rows' && isWord(parts[0], 'insert') && isMark(parts[index - 1], ')')) return 'alias'
    // What a SELECT has of its own is no clause of the statement around it.
    if ((current === 'rows' || current === 'conflict') && text !== 'returning') return undefined
  }
  // `DELETE FROM`, and the words of what follows the first condition.
  const isLate = current === 'where' || current === 'limit' || current === 'returning'
  const found = Object.hasOwn(starts[verb], text) ? starts[verb][text] : undefined
  return isLate && found !== 'limit' && found !== 'returning' ? undefined : found
}

/** The first name after the words before it: `"public"."Post"`. */
function tableIn(head: readonly Part[]): readonly Part[] {
  const from = head.findIndex((part, index) => index > 0 && (part.kind === 'name' || part.kind === 'parameter' || part.kind === 'word' && !isWord(part, 'into', 'from', 'only', 'or', 'ignore', 'replace', 'low_priority', 'rollback', 'abort', 'fail', 'delayed', 'high_priority', 'quick')))
  if (from < 0) return head.slice(0, 1)
  let to = from + 1
  while (isMark(head[to], '.')) to += 2
  return head.slice(from, to)
}

function valuesIn(parts: readonly Part[]): readonly Value[] {
  return parts.flatMap(({ values }) => values)
}

/** `VALUES ${rows}`: code writes the whole list. */
function listAfterValues(rows: readonly Part[]): Value | undefined {
  return rows.length === 2 && rows[1]!.values.length === 1 ? rows[1]!.values[0] : undefined
}

function columnsIn(set: readonly Part[]): readonly string[] {
  return split(set.slice(1), (part) => isMark(part, ',')).map((one) => one.findIndex((part) => isMark(part, '=')) > 0 ? print(one.slice(0, one.findIndex((part) => isMark(part, '=')))) : '…')
}

/** Parts between those that separate them, outside of brackets. */
function split(parts: readonly Part[], separates: (part: Part) => boolean): readonly (readonly Part[])[] {
  const lists: Part[][] = [[]]
  let depth = 0
  for (const part of parts) {
    if (isMark(part, '(')) depth += 1
    if (isMark(part, ')')) depth -= 1
    if (depth === 0 && separates(part)) lists.push([])
    else lists.at(-1)!.push(part)
  }
  return lists
}

function conditionsIn(where: readonly Part[]): Pick<Change, 'conditions' | 'others' | 'hasOthers'> {
  const all = where.slice(1)
  const isSimple = split(all, (part) => isWord(part, 'or')).length === 1 && !all.some((part) => isWord(part, 'between'))
  const each = (isSimple ? split(all, (part) => isWord(part, 'and')) : [all]).filter((one) => one.length > 0).map((one) => ({ one, known: isSimple ? conditionOf(one) : undefined }))
  const others = each.filter(({ known }) => known === undefined)
  return { conditions: each.flatMap(({ known }) => known ?? []), others: others.flatMap(({ one }) => valuesIn(one)), hasOthers: others.length > 0 }
}

function conditionOf(parts: readonly Part[]): Condition | undefined {
  const at = parts.findIndex((part) => isMark(part, '=') || isWord(part, 'in'))
  if (at < 1) return undefined
  const [left, right] = [parts.slice(0, at), parts.slice(at + 1)]
  if (isWord(parts[at], 'in')) {
    const only = bracketed(right)
    return only !== undefined && isColumn(left) ? conditionOn(left, only, 'in') : undefined
  }
  const listed = isWord(right[0], 'any') ? bracketed(right.slice(1)) : undefined
  if (listed !== undefined && isColumn(left)) return conditionOn(left, listed, 'in')
  return isColumn(left) ? conditionOn(left, right, 'equals') : isColumn(right) ? conditionOn(right, left, 'equals') : undefined
}

function bracketed(parts: readonly Part[]): readonly Part[] | undefined {
  return isMark(parts[0], '(') && isMark(parts.at(-1), ')') ? parts.slice(1, -1) : undefined
}

/** `$1`, `$1::uuid`, `'…'` with one value in it. */
function conditionOn(column: readonly Part[], [value, ...cast]: readonly Part[], operator: Condition['operator']): Condition | undefined {
  // `@0` is two parts.
  if (isMark(value, '@')) return conditionOn(column, cast, operator)
  if (value?.values.length !== 1 || cast.length > 0 && !isMark(cast[0], '::')) return undefined
  return { column: print(column), operator, value: value.values[0]!, cast: print(cast) }
}

function isColumn(parts: readonly Part[]): boolean {
  return parts.length % 2 === 1 && parts.every(({ kind, values }, index) => index % 2 === 1 ? isMark(parts[index], '.') : (kind === 'name' || kind === 'word') && values.length === 0)
}

/** Whether a part of the statement reads the table that it changes: the next number, whether there are still some. */
function readsItself(parts: readonly Part[], table: readonly Part[], clauses: Clauses): boolean {
  const name = table.at(-1)?.text
  const own = clauses.get('head')!.length
  const isRead = parts.some((part, index) => index >= own && part.text === name && part.kind !== 'literal' && isWord(beforePath(parts, index), 'from', 'join'))
  return isRead && parts.some((part) => isWord(part, 'max', 'min', 'count', 'sum', 'avg'))
}

/** What stands before `schema.table`. */
function beforePath(parts: readonly Part[], index: number): Part | undefined {
  let at = index
  while (isMark(parts[at - 1], '.')) at -= 2
  return parts[at - 1]
}
