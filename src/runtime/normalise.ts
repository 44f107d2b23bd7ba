// Tokens → the text that all statements of a shape share. Values become `?`; a list of values becomes one, whatever its length, and of
// the rows of VALUES the first stands for all. That a list was there, and whether it can be long, is told beside the text: a statement
// with a list serves many at once, and repeating it is no N+1.

import type { Token } from '../sql/tokens.ts'

/** What a value is for. `page`: LIMIT and OFFSET. `bound`: what a column, or several, are compared with by order, as the key that a page begins after. */
export type Role = 'page' | 'bound' | 'value'

export interface Literal {
  readonly text: string
  readonly role: Role
  /** The column that it is compared with, if that is one. */
  readonly column: string | undefined
}

/** A list of values: `IN (…)`, `= ANY(…)`. */
export interface ValueList {
  /** What is written into the text, each followed by a line feed. */
  readonly literals: string
  /** Parameters among its items, by number from zero or by name. */
  readonly parameters: readonly (number | string)[]
  /** Whether the text itself has several items. If not, the only parameter may be bound to several. */
  readonly several: boolean
  /** The column that they are of. */
  readonly column: string | undefined
}

export interface Normalised {
  readonly statement: string
  /** Values written into the text outside lists, in order. */
  readonly literals: readonly Literal[]
  /** Parameters whose role is not `value`, by number from zero or by name. */
  readonly roles: ReadonlyMap<number | string, Role>
  /** Columns that parameters are equal to; empty for an expression. */
  readonly columns: ReadonlyMap<number | string, string>
  readonly lists: readonly ValueList[]
  /** Whether VALUES has several rows. */
  readonly rows: boolean
}

/** Words before which a minus is a sign, and after which an opening bracket stands apart. */
const KEYWORDS = new Set([
  'all', 'and', 'any', 'as', 'between', 'by', 'case', 'conflict', 'default', 'distinct', 'else', 'except', 'exists', 'from', 'group', 'having', 'ilike', 'in', 'inner', 'insert', 'intersect',
  'into', 'is', 'join', 'lateral', 'left', 'like', 'limit', 'not', 'offset', 'on', 'or', 'order', 'over', 'return', 'returning', 'row', 'select', 'set', 'some', 'table', 'then', 'union', 'update',
  'using', 'values', 'when', 'where', 'with',
])
/** Names that would read as something else without their quotes. */
const RESERVED = new Set([...KEYWORDS, 'asc', 'check', 'column', 'create', 'delete', 'desc', 'end', 'false', 'for', 'key', 'null', 'primary', 'references', 'to', 'true', 'unique', 'user'])
/** Functions that make rows out of one parameter. */
const SPREADS = new Set([
  'unnest', 'json_each', 'json_array_elements', 'jsonb_array_elements', 'json_array_elements_text', 'jsonb_array_elements_text', 'json_to_recordset', 'jsonb_to_recordset',
  'json_populate_recordset', 'jsonb_populate_recordset', 'json_table', 'openjson', 'string_to_array', 'find_in_set',
])
const MEMBERS = new Set(['in', 'any', 'some', 'all', ...SPREADS])
const PAGING = new Set(['limit', 'offset', 'fetch', 'first', 'next', 'top'])
const BOUNDS = new Set(['<', '>', '<=', '>='])
const IN_LISTS = new Set(['true', 'false', 'null', 'default', 'row', 'date', 'time', 'timestamp', 'timestamptz', 'interval'])

export function normalised(tokens: readonly Token[]): Normalised {
  const parts: string[] = []
  const literals: Literal[] = []
  const roles = new Map<number | string, Role>()
  const columns = new Map<number | string, string>()
  const lists: ValueList[] = []
  let rows = false
  let ordinal = 0
  /** The innermost list that is being read. */
  let list: { literals: string; parameters: (number | string)[] } | undefined
  let silent = 0
  let before: Token | undefined
  /** How many brackets are open, and within which of them all is compared by order: `(a, id) > ($1, $2)`, `id >= (SELECT …)`. */
  let depth = 0
  let bounded: number | undefined
  /** What follows BETWEEN, and the AND of it. */
  let between = 0
  const isMark = (index: number, mark: string) => tokens[index]?.kind === 'mark' && tokens[index].text === mark

  for (let index = 0; index < tokens.length;) index = step(index)
  while (parts.at(-1) === ';') parts.pop()
  const starts = pageColumns(tokens)
  // `site > $1 OR (site = $2 AND slug > $3)`: where a page begins, written out.
  for (const [parameter, column] of columns) if (starts.has(column) && !roles.has(parameter)) roles.set(parameter, 'bound')
  return { statement: spaced(parts), literals: starts.size === 0 ? literals : literals.map((one) => one.role === 'value' && starts.has(one.column ?? '') ? { ...one, role: 'bound' } : one), roles, columns, lists, rows }

  function step(index: number): number {
    const token = tokens[index]!
    if (token.kind === 'mark') bracket(token.text, index)
    else if (token.text === 'between' && token.kind === 'word') between = 2
    if (isSign(index)) {
      return value(token.text + tokens[index + 1]!.text, index + 1)
    }
    if (token.kind === 'literal' || isConstant(token)) return value(token.text, index)
    if (token.kind === 'parameter') {
      const name = nameOf(token)
      const role = roleHere()
      if (role !== 'value') roles.set(name, role)
      const column = columnBefore(tokens, index)
      if (column !== undefined) columns.set(name, column)
      list?.parameters.push(name)
      return written('?', index)
    }
    if (token.kind === 'name') return written(isPlain(token.text) ? token.text : `"${token.text}"`, index)
    const end = token.kind === 'word' ? collapsed(token.text, index) : undefined
    return end ?? written(token.text, index)
  }

  function value(text: string, index: number): number {
    if (list === undefined) literals.push({ text, role: roleHere(), column: columnBefore(tokens, index) })
    else list.literals += `${text}\n`
    return written('?', index)
  }

  function written(part: string, index: number): number {
    if (silent === 0) parts.push(part)
    before = tokens[index]
    return index + 1
  }

  function roleHere(): Role {
    if (bounded !== undefined) return 'bound'
    if (before?.kind === 'word') {
      if (between > 0 && (before.text === 'between' || before.text === 'and')) return between -= 1, 'bound'
      return PAGING.has(before.text) ? 'page' : 'value'
    }
    return before?.kind === 'mark' && BOUNDS.has(before.text) ? 'bound' : 'value'
  }

  function bracket(mark: string, index: number): void {
    if (mark === '(') {
      depth += 1
      // What a query within is compared with begins a page where only so many rows are wanted.
      const isBound = before?.kind === 'mark' && BOUNDS.has(before.text) && (tokens[index + 1]?.text !== 'select' || tokens.some(({ kind, text }) => kind === 'word' && PAGING.has(text)))
      if (bounded === undefined && isBound) bounded = depth
    } else if (mark === ')') {
      if (bounded === depth) bounded = undefined
      depth -= 1
    }
  }

  /** Parameters without a number are numbered in their order. */
  function nameOf({ text }: Token): number | string {
    if (text === '') return ordinal++
    return /^\d+$/.test(text) ? Number(text) : text
  }

  /** A word that begins a list: everything up to its end, or undefined where it begins none. */
  function collapsed(word: string, index: number): number | undefined {
    if (word === 'values' && tokens[index + 1]?.kind === 'parameter') return rowsIn(index)
    if (word === 'values' && isMark(index + 1, '(') || word === 'values' && tokens[index + 1]?.text === 'row') return rowsOf(index)
    if (word === 'array' && isMark(index + 1, '[')) return valuesWithin(index, ']', MEMBERS.has(tokens[index - 2]?.text ?? ''))
    if (MEMBERS.has(word) && isMark(index + 1, '(')) return valuesWithin(index, ')', true)
    return undefined
  }

  /** `word(?, ?, ?)` as `word(?)`, if there are values only. */
  function valuesWithin(index: number, close: string, isList: boolean): number | undefined {
    const end = endOfValues(index + 2, close)
    if (end === undefined) return undefined
    written(tokens[index]!.text, index)
    written(tokens[index + 1]!.text, index + 1)
    const outer = list
    const own = isList ? { literals: '', parameters: [] } : outer
    list = own
    silent += 1
    for (let at = index + 2; at < end;) at = step(at)
    silent -= 1
    list = outer
    const column = isList ? columnOf(tokens[isMark(index - 1, '=') ? index - 2 : index - 1]) : undefined
    if (own !== undefined && column !== undefined) for (const parameter of own.parameters) columns.set(parameter, column)
    if (own !== undefined && own !== outer) lists.push({ ...own, column, several: itemsWithin(index + 2, end) > 1 || /^\{.*,/.test(own.literals) })
    if (silent === 0) parts.push('?')
    return written(close, end)
  }

  /** The index of the bracket that closes a list of values; undefined where something else is in it. */
  function endOfValues(from: number, close: string): number | undefined {
    let depth = 0
    let values = 0
    for (let index = from; index < tokens.length; index += 1) {
      const { kind, text } = tokens[index]!
      if (depth === 0 && kind === 'mark' && text === close) return values > 0 ? index : undefined
      if (kind === 'literal' || kind === 'parameter' || kind === 'word' && IN_LISTS.has(text)) values += 1
      else if (kind === 'word' ? !isCast(index) : kind !== 'mark' || !'(),[]+-::'.includes(text)) return undefined
      else if (text === '(' || text === '[') depth += 1
      else if (text === ')' || text === ']') depth -= 1
    }
    return undefined
  }

  function isCast(index: number): boolean {
    for (let at = index - 1; at >= 0; at -= 1) {
      if (isMark(at, '::')) return true
      if (tokens[at]!.kind !== 'word') return false
    }
    return false
  }

  function itemsWithin(from: number, end: number): number {
    let items = 1
    let depth = 0
    for (let index = from; index < end; index += 1) {
      const { kind, text } = tokens[index]!
      if (kind !== 'mark') continue
      if (text === '(' || text === '[') depth += 1
      else if (text === ')' || text === ']') depth -= 1
      else if (text === ',' && depth === 0) items += 1
    }
    return items
  }

  /** All rows of VALUES in one parameter, which the driver writes out. */
  function rowsIn(index: number): number {
    const parameter = nameOf(tokens[index + 1]!)
    lists.push({ literals: '', parameters: [parameter], several: false, column: undefined })
    return written('?', written('values', index))
  }

  /** The first row of VALUES as it is; the others are read for their values alone. */
  function rowsOf(index: number): number {
    let at = written('values', index)
    for (let row = 0; ; row += 1) {
      const comma = row > 0 ? 1 : 0
      const open = tokens[at + comma]?.text === 'row' ? at + comma + 1 : at + comma
      if (row > 0 && !isMark(at, ',') || !isMark(open, '(')) return at
      if (row > 0) {
        rows = true
        silent += 1
      }
      at = group(at, open)
      if (row > 0) silent -= 1
    }
  }

  function group(from: number, open: number): number {
    let at = from
    let depth = 0
    do {
      if (at >= open && isMark(at, '(')) depth += 1
      if (isMark(at, ')')) depth -= 1
      at = step(at)
    } while (at < tokens.length && (depth > 0 || at <= open))
    return at
  }

  function isSign(index: number): boolean {
    const next = tokens[index + 1]
    if (!(isMark(index, '-') || isMark(index, '+')) || next?.kind !== 'literal' || !/^[\d.]/.test(next.text)) return false
    if (before === undefined) return true
    if (before.kind === 'word') return KEYWORDS.has(before.text)
    return before.kind === 'mark' && !')]'.includes(before.text)
  }

  /** `true`, `false` and `null` are values but after IS and NOT. */
  function isConstant({ kind, text }: Token): boolean {
    return kind === 'word' && (text === 'true' || text === 'false' || text === 'null') && before?.text !== 'is' && before?.text !== 'not'
  }
}

/** `id` before the value of `p.id = $1`, `id = ANY($1)`; a sign may stand between. Empty for an expression. */
function columnBefore(tokens: readonly Token[], index: number): string | undefined {
  const at = tokens[index - 1]?.text === '-' || tokens[index - 1]?.text === '+' ? index - 2 : index - 1
  return tokens[at]?.kind === 'mark' && tokens[at].text === '=' ? columnOf(tokens[at - 1]) ?? '' : undefined
}

function columnOf(token: Token | undefined): string | undefined {
  return token?.kind === 'name' || token?.kind === 'word' && !KEYWORDS.has(token.text) ? token.text : undefined
}

/** Columns by whose order a page begins, where a number of rows is wanted. */
function pageColumns(tokens: readonly Token[]): ReadonlySet<string> {
  if (!tokens.some(({ kind, text }) => kind === 'word' && PAGING.has(text))) return NO_COLUMNS
  const found = tokens.flatMap(({ kind, text }, index) => kind === 'mark' && BOUNDS.has(text) ? columnOf(tokens[index - 1]) ?? [] : [])
  return found.length === 0 ? NO_COLUMNS : new Set(found)
}

const NO_COLUMNS: ReadonlySet<string> = new Set()

function isPlain(name: string): boolean {
  return /^[a-z_][a-z\d_$]*$/.test(name) && !RESERVED.has(name)
}

function spaced(parts: readonly string[]): string {
  let text = ''
  let last = ''
  for (const part of parts) {
    const tight = last === '' || last === '(' || last === '[' || last === '.' || last === '::' || part === ')' || part === ']' || part === ',' || part === '.' || part === ';' || part === '::' || part === '['
    const isCall = part === '(' && /[\w"]$/.test(last) && !KEYWORDS.has(last)
    text += tight || isCall ? part : ` ${part}`
    last = part
  }
  return text
}
