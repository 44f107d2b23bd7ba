// Which rows a statement's parameters come from. Repetition alone proves nothing: a statement runs once per row of another if all that
// varies in it are values of a column that was read before it was sent. Values are hashed, and of each shape only so many are
// remembered as a proof needs; how far is said by the numbers here.

import type { ParentProof } from '../model/trace.ts'
import type { Scope, ShapeCounts } from './counts.ts'
import type { Parsed } from './fingerprint.ts'
import { LONGEST_KEY, keyHashOf, smallHashOf } from './hash.ts'
import type { Role, ValueList } from './normalise.ts'
import { valueOf } from './parameters.ts'

/** Values of one place in a statement, outside lists; a list of one is a value. */
export interface Position {
  readonly role: Role
  /** That it is compared with, if it is one. */
  readonly column: string | undefined
  readonly first: number
  varies: boolean
  /** Whether all of them can be keys of rows. */
  isKey: boolean
  /** When each was sent first. */
  readonly values: Map<number, number>
}

/** By number or name of the parameter; of literals, by `#` and their number, of those that are a list of one by `in`. */
export type Positions = Map<number | string, Position>

/** By name: when each value was read first. */
export type Columns = Map<string, Map<number, number>>

/** Values of an answer's rows, row by row, that have not been hashed yet. */
export interface Unread {
  /** Names of the columns; of so many there are values. */
  readonly keys: readonly string[]
  readonly width: number
  readonly values: readonly unknown[]
  readonly sequence: number
}

const MOST_VALUES = 64
/** What columns are called that lead to another row of their table. */
const LINK = /parent|manager|previous|next|reply|root|above|successor|supervisor/i
/** Of one answer: what is asked for row by row is asked for in their order, most often. */
const MOST_ROWS = 250
const MOST_IN_COLUMN = 1_000
const MOST_COLUMNS = 40
/** Values of rows that a scope remembers, all shapes together. */
const MOST_REMEMBERED = 50_000
/** Numbers below are what counts, levels and flags have. */
const MOST_BY_CHANCE = 100
/** And how many of them wait to be hashed. */
const MOST_UNREAD = 20_000

export function noteParameters(positions: Positions, { literals, lists, roles, columns }: Parsed, values: unknown, sequence: number): void {
  const isListed = (parameter: number | string) => lists !== undefined && lists.some((list) => list.parameters.includes(parameter) && !isOneValue(list, values))
  if (Array.isArray(values)) {
    for (let index = 0; index < values.length && index < MOST_COLUMNS; index += 1) {
      if (lists === undefined) note(positions, index, roles.get(index), columns.get(index), values[index], sequence)
      else if (!isListed(index)) note(positions, index, roles.get(index), columns.get(index), onlyOf(values[index]), sequence)
    }
  } else if (typeof values === 'object' && values !== null) {
    for (const [name, value] of Object.entries(values)) if (!isListed(name)) note(positions, name, roles.get(name), columns.get(name), onlyOf(value), sequence)
  }
  lists?.slice(0, MOST_COLUMNS).forEach((list, index) => {
    if (list.parameters.length === 0 && !list.several) note(positions, `in${index}`, 'value', list.column, list.literals.trimEnd(), sequence)
  })
  literals?.slice(0, MOST_COLUMNS).forEach(({ text, role, column }, index) => note(positions, `#${index}`, role, column, text, sequence))
}

/** `IN ($1)`, or `= ANY($1)`, with one value: what loads many at once sends that for one. */
function isOneValue({ parameters, literals, several }: ValueList, values: unknown): boolean {
  if (parameters.length !== 1 || literals !== '' || several) return false
  return typeof onlyOf(valueOf(values, parameters[0]!)) !== 'object'
}

function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function note(positions: Positions, place: number | string, role: Role = 'value', column: string | undefined, value: unknown, sequence: number): void {
  const key = keyHashOf(value)
  const hash = key ?? smallHashOf(value)
  const known = positions.get(place)
  if (known === undefined) {
    positions.set(place, { role, column, first: hash, varies: false, isKey: key !== undefined, values: new Map([[hash, sequence]]) })
    return
  }
  if (hash !== known.first) known.varies = true
  if (key === undefined) known.isKey = false
  if (known.isKey && known.values.size < MOST_VALUES && !known.values.has(hash)) known.values.set(hash, sequence)
}

/**
 * Keeps the values of rows as they are now: the application may change its rows, and most are never compared with anything.
 *
 * @param names of the columns, where rows are arrays
 */
export function noteRows(scope: Scope, counts: ShapeCounts, rows: readonly unknown[], names: readonly string[] | undefined, sequence: number): void {
  const [first] = rows
  if (scope.unread >= MOST_UNREAD) readAll(scope)
  if (scope.remembered >= MOST_REMEMBERED) return
  const isSplit = isRow(first) && Object.values(first).every(isRow)
  const keys = keysOf(first, names, isSplit)
  const width = Math.min(keys.length, MOST_COLUMNS)
  const height = Math.min(rows.length, MOST_ROWS)
  const values: unknown[] = []
  for (let index = 0; index < height; index += 1) {
    const own = valuesOf(rows[index], isSplit)
    for (let column = 0; column < width; column += 1) values.push(keptOf(own[column]))
  }
  counts.unread.push({ keys, width, values, sequence })
  scope.unread += values.length
}

/** @param isSplit by tables, each of which has its columns */
function keysOf(row: unknown, names: readonly string[] | undefined, isSplit: boolean): readonly string[] {
  if (Array.isArray(row)) return row.map((_, index) => names?.[index] ?? String(index))
  if (typeof row !== 'object' || row === null) return [names?.[0] ?? '0']
  return isSplit ? Object.values(row).flatMap((part: object) => Object.keys(part)) : Object.keys(row)
}

function valuesOf(row: unknown, isSplit: boolean): readonly unknown[] {
  if (Array.isArray(row)) return row
  if (typeof row !== 'object' || row === null) return [row]
  return isSplit ? Object.values(row).flatMap((part: unknown) => isRow(part) ? Object.values(part) : []) : Object.values(row)
}

/** No date, no bytes, no list. */
function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value)
}

/** What is left of a value that can be the key of a row; undefined of others. */
function keptOf(value: unknown): unknown {
  switch (typeof value) {
    case 'number': case 'bigint': return value
    case 'string': return value.length <= LONGEST_KEY ? value : undefined
    case 'object': return keyHashOf(value)
    default: return undefined
  }
}

function readAll(scope: Scope): void {
  for (const counts of scope.shapes.values()) read(scope, counts)
  for (const { shapes } of scope.calls.values()) for (const counts of shapes.values()) read(scope, counts)
}

/** Hashes what was kept. */
function read(scope: Scope, { unread, columns }: ShapeCounts): void {
  for (const { keys, width, values, sequence } of unread) {
    for (let at = 0; at < width; at += 1) {
      const column = columns.get(keys[at]!) ?? new Map<number, number>()
      for (let index = at; index < values.length && column.size < MOST_IN_COLUMN; index += width) {
        const hash = keyHashOf(values[index])
        if (hash === undefined || column.has(hash)) continue
        column.set(hash, sequence)
        scope.remembered += 1
      }
      if (column.size > 0) columns.set(keys[at]!, column)
    }
    scope.unread -= values.length
  }
  unread.length = 0
}

/** Whether all that varies tells where a page begins. */
export function isPaging({ positions }: ShapeCounts): boolean {
  const varying = [...positions.values()].filter(({ varies }) => varies)
  return varying.length > 0 && varying.every(({ role }) => role !== 'value')
}

/** How many parameters differ between the statements of a shape. Those that have the same values are one: an ORM may say a key twice. */
export function varyingOf({ positions }: ShapeCounts): number {
  const varying = [...positions].filter(([, { varies }]) => varies)
  return new Set(varying.map(([place, { isKey, values }]) => isKey ? [...values.keys()].join() : String(place))).size
}

export interface Proved {
  /** The earlier read whose rows a shape repeats for; its own rows last, since a chain of queries reads what it asked for as well. */
  readonly proof: ParentProof | undefined
  /** Whether each runs for the one row that a query for the next one gave: a queue is drained. */
  readonly isDraining: boolean
}

const UNPROVED: Proved = { proof: undefined, isDraining: false }

/** @param depth how many queries that depend on this one are being proved */
export function findProof(scope: Scope, counts: ShapeCounts, all: readonly ShapeCounts[], depth = 0): Proved {
  const varying = [...counts.positions.values()].filter(({ varies, isKey, role, values }) => varies && isKey && role === 'value' && values.size > 1)
  if (varying.length === 0) return UNPROVED
  readAll(scope)
  // What is stored beside a key may come from anywhere; what is asked for may not.
  const needed = counts.shape.kind === 'write' ? 1 : varying.length
  const [parents, own] = [all.filter((one) => one !== counts && !isWithin(one, counts)), all.filter((one) => one !== counts && isWithin(one, counts))]
  const proofs = (from: readonly ShapeCounts[]) => from.flatMap((parent) => proofBy(parent, counts, varying, needed))
  const inStep = parents.filter((parent) => isInStep(parent, counts))
  const proof = best(proofs(parents.filter((parent) => !inStep.includes(parent))))
  if (proof !== undefined) return { proof, isDraining: false }
  const steps = inStep.filter((parent) => proofs([parent]).length > 0)
  if (steps.some(({ sets }) => sets.size === 1)) return { proof, isDraining: true }
  // One row of each round is as good a parent as what the rounds are for.
  const repeated = depth >= MOST_STEPS ? [] : steps.filter((parent) => findProof(scope, parent, all.filter((one) => one !== counts), depth + 1).proof !== undefined)
  const chains = [
    ...proofBy(counts, counts, varying, needed, parents),
    ...own.flatMap((one) => asChain(proofBy(one, counts, varying, needed, parents), counts)),
    // What runs in step with it in a function that calls itself is a part of the same step.
    ...steps.flatMap((one) => asChain(proofBy(one, counts, varying, needed, parents), counts)).map((proof) => ({ ...proof, isWeak: true })),
  ]
  return { proof: best(proofs(repeated)) ?? best(chains), isDraining: false }
}

/** How many queries of one row each may stand between a statement and the list that is behind all of them. */
const MOST_STEPS = 4

/** What an operation is asked for is what it answered before, by another of its statements: `include: { children: true }`, level by level. */
function asChain(proofs: readonly Proof[], { shape: { fingerprint } }: ShapeCounts): readonly Proof[] {
  return proofs.map((proof) => ({ ...proof, parent: fingerprint }))
}

/** Whether both run once a round, and one gives a row for the other: no list of rows is behind it, unless one is behind both. */
function isInStep(parent: ShapeCounts, { count }: ShapeCounts): boolean {
  return parent.count > 1 && parent.count >= count && parent.rows <= parent.count
}

/** Whether one may be what the same operation has read for itself. Two that operations begin with are different queries of one name. */
function isWithin(one: ShapeCounts, counts: ShapeCounts): boolean {
  return one.operation !== undefined && one.operation === counts.operation && (one.begins === 0 || counts.begins === 0)
}

interface Proof extends ParentProof {
  /** Whether one statement gave all the rows. */
  readonly isOne: boolean
  /** When the first of its values was read. */
  readonly since: number
}

/**
 * @param before of a chain: whose rows it may have begun with. What it began with may also come from outside.
 */
function proofBy(parent: ShapeCounts, counts: ShapeCounts, varying: readonly Position[], needed: number, before?: readonly ShapeCounts[]): readonly Proof[] {
  const asked = varying.length > 1 ? 0 : counts.sets.size
  const found = varying.flatMap(({ values, column: own }) => {
    const position = [...values].slice(before === undefined ? 0 : 1)
    // What rows were asked for by is in them: no chain goes on by it.
    const columns = [...parent.columns].filter(([name, read]) => (parent !== counts || own === undefined || !isNamed(name, own, counts)) && covers(position, [read, ...before?.flatMap(({ columns }) => columns.get(name) ?? []) ?? []]))
    const [nearest] = columns.sort(([a, reads], [b, others]) => Number(isKeyName(b)) - Number(isKeyName(a)) || reads.size - others.size)
    if (nearest === undefined) return []
    const [name, read] = nearest
    const spare = Math.max(read.size - Math.max(values.size, asked), 0)
    const isSmall = position.every(([value]) => value >= 0 && value < MOST_BY_CHANCE)
    // Small numbers are equal by chance where they are amounts, or some of many: those of keys, and all of a column, are hardly.
    if (isSmall && (spare > 0 && !isKeyName(name) || own !== undefined && !isKeyOf(own, parent))) return []
    // Of several values together each is asked for once in any loop, and a chain goes on by what its rows share.
    return varying.length === 1 && before === undefined && isOfFew(parent, name, read, counts) ? [] : [{ name, spare, values: position.length, since: [...read.values()][0] ?? 0, isSmall }]
  })
  if (found.length < needed) return []
  return [{
    parent: parent.shape.fingerprint, column: [...new Set(found.map(({ name }) => name))].join(', '),
    values: Math.max(...found.map(({ values }) => values)), spare: Math.max(...found.map(({ spare }) => spare)),
    isWeak: before !== undefined && (counts.shape.kind === 'write' || found.every(({ isSmall, name }) => isSmall && !LINK.test(name))), isOne: parent.count === 1, since: Math.max(...found.map(({ since }) => since)),
  }]
}

/** Whether a column of an answer is that one of its table: `status`, and `Task_status` as TypeORM has it. */
function isNamed(name: string, column: string, { shape: { tables }, operation }: ShapeCounts): boolean {
  if (name === column) return true
  const alias = name.endsWith(`_${column}`) ? name.slice(0, -column.length - 1).toLowerCase() : undefined
  return alias !== undefined && (alias === operation?.description.entity?.toLowerCase() || tables.includes(alias))
}

/** Whether each value had been read before it was sent. */
function covers(values: readonly (readonly [value: number, sent: number])[], columns: readonly ReadonlyMap<number, number>[]): boolean {
  return values.every(([value, sent]) => columns.some((column) => (column.get(value) ?? Infinity) < sent))
}

/**
 * What few words stand for (states, countries, kinds) is in any rows, and code that has a list of them asks for each once: nobody can tell
 * that from what was taken from the rows.
 */
function isOfFew({ rows }: ShapeCounts, column: string, read: ReadonlyMap<number, number>, { count, sets }: ShapeCounts): boolean {
  return !isKeyName(column) && read.size < Math.min(rows, MOST_ROWS) && count <= sets.size
}

/** `author_id`, `authorid` as a text without quotes has it, and `author` where rows of `authors` were read. */
function isKeyOf(column: string, { shape: { tables } }: ShapeCounts): boolean {
  const word = column.toLowerCase().replace(/y$/, '')
  return column !== '' && (isKeyName(column) || /(?<!pa|val|vo|gr|b|m|sol|flu|liqu|hybr)id$/i.test(column) || tables.some((table) => table.startsWith(word) && table.length - word.length <= 3))
}

/** `id`, `author_id`, `authorId`, `AuthorID`, `post_slug`. */
function isKeyName(name: string): boolean {
  return /(?:^|_)(?:id|key|uuid|slug|code)$|(?:I[dD]|Key|U(?:uid|UID)|Slug|Code)$/.test(name)
}

function best(proofs: readonly Proof[]): ParentProof | undefined {
  const [first] = [...proofs].sort((a, b) => Number(isKeyName(b.column)) - Number(isKeyName(a.column)) || Number(b.isOne) - Number(a.isOne) || a.spare - b.spare || b.since - a.since)
  if (first === undefined) return undefined
  const { parent, column, values, spare, isWeak } = first
  return { parent, column, values, spare, isWeak }
}
