// The hot path: a statement begins and ends. Everything is read where the application calls, in its own async context; what comes back
// from a pool later runs in the context of whoever opened the connection. One look-up of the text, one of its shape, and numbers.

import type { Dialect, OpenStatement } from '../model/instrument.ts'
import { MOST_SETS, shapeCounts } from './counts.ts'
import type { OperationCounts, Scope, ShapeCounts } from './counts.ts'
import { parsed } from './fingerprint.ts'
import type { Parsed, SqlShape } from './fingerprint.ts'
import { noteLate, noteStray, tellLate } from './late.ts'
import { listsOf, setOf } from './parameters.ts'
import { isSampled, noteOccurrence } from './sampling.ts'
import { BELOW_PACKAGES, capture } from './stack.ts'
import type { Stack } from './stack.ts'
import { state } from './state.ts'
import type { Frame, KeptRead, State } from './state.ts'
import { noteParameters, noteRows } from './values.ts'

/** What is sent. */
interface Sent {
  readonly read: Parsed
  readonly values: unknown
  readonly many: boolean
  readonly database: string | undefined
}

/** A statement under way, in one scope; `next` is the same one in another scope that it counts in. */
interface Opened {
  readonly scope: Scope
  readonly counts: ShapeCounts | undefined
  readonly startedAt: number
  /** Hash of its parameters; undefined where they are not compared. */
  readonly set: number | undefined
  /** Its place in the longest chain. */
  readonly depth: number
  ended: boolean
  readonly next: Opened | undefined
}

const MOST_TABLES = 1_000
/** Where there is no room for another table, all are taken to be written to. */
const OTHER_TABLES = ''
/** How many reads are kept to be explained. */
const MOST_KEPT = 1_000

/** Of the statement that begins: what is to be filled where all the rest is done. */
let wanted: Stack | undefined

export function begin(text: string, values: unknown, dialect: Dialect, above: Function = begin, database?: string, many = false): OpenStatement | undefined {
  const statement = taken(text, values, dialect, many, database)
  if (wanted !== undefined) {
    const stack = wanted
    wanted = undefined
    capture(stack, above, BELOW_PACKAGES)
  }
  return statement
}

function taken(text: string, values: unknown, dialect: Dialect, many: boolean, database: string | undefined): OpenStatement | undefined {
  try {
    const shared = state()
    const own = shared.frames.getStore()
    const frame = own ?? shared.ambient
    if (own?.scope === undefined && own?.claimed !== true) noteOutside(shared, parsed(text, dialect).shape)
    if (frame === undefined || frame.scope === undefined || frame.claimed || typeof text !== 'string') return undefined
    const read = parsed(text, dialect)
    if (shared.kept.size > 0 && read.shape.kind === 'read') for (const kept of shared.kept) keep(kept, read.shape, text, values, dialect)
    const sent: Sent = { read, values, many, database }
    let first = opened(shared, frame, frame.scope, sent)
    if (frame.sharers !== undefined) first = openedForAll(shared, frame, frame.sharers, sent, first)
    return first as OpenStatement | undefined
  } catch {
    // Whatever went wrong here must not be the application's error.
    return undefined
  }
}

function noteOutside(shared: State, { kind, statement }: SqlShape): void {
  if (kind === 'setup') return
  shared.outside += 1
  if (shared.strays.size > 0) noteStray(statement, wanted ??= {})
}

/** In the scopes of all frames, once in each: two scopes may be within one. */
function openedForAll(shared: State, { scope: own }: Frame, sharers: readonly Frame[], sent: Sent, first: Opened | undefined): Opened | undefined {
  const known = new Set<Scope>()
  for (let scope = own; scope !== undefined; scope = scope.outer) known.add(scope)
  let last = first
  for (const sharer of sharers) if (sharer.scope !== undefined) last = opened(shared, sharer, sharer.scope, sent, last, known)
  for (let one = last; one !== undefined; one = one.next) if (one.counts !== undefined) one.counts.shared += 1
  return last
}

function keep(kept: Map<string, KeptRead>, { fingerprint }: SqlShape, text: string, values: unknown, dialect: Dialect): void {
  if (kept.size >= MOST_KEPT || kept.has(fingerprint)) return
  kept.set(fingerprint, { text, values: Array.isArray(values) ? [...values as unknown[]] : values, dialect })
}

/**
 * @param last what was opened before
 * @param known scopes that have it already
 */
function opened(shared: State, frame: Frame, innermost: Scope, { read, values, many, database }: Sent, last?: Opened, known?: Set<Scope>): Opened | undefined {
  const { shape } = read
  const now = performance.now()
  const sequence = shared.sequence += 1
  const counted = shape.kind === 'read' || shape.kind === 'write'
  const set = counted && innermost.options.proof ? setOf(read, values) : undefined
  const isFirst = counted && frame.operation?.hasBegun === false
  if (isFirst) frame.operation!.hasBegun = true
  let stack: Stack | undefined
  let isNoted = false
  let level = 0
  for (let scope: Scope | undefined = innermost; scope !== undefined; scope = scope.outer, level += 1) {
    if (known?.has(scope) === true) continue
    known?.add(scope)
    if (scope.endedAt !== undefined) {
      if (!counted) continue
      scope.late += 1
      tellLate(scope)
      if (isNoted) continue
      isNoted = true
      stack ??= wanted ??= {}
      noteLate(shared.late, scope, shape.statement, stack)
      continue
    }
    const operation: OperationCounts | undefined = frame.operation?.counts[level]
    const counts = shapeCounts(scope, operation, shape, now, database)
    scope[shape.kind === 'read' ? 'reads' : shape.kind === 'write' ? 'writes' : shape.kind] += 1
    if (counts === undefined) scope.overflowStatements += counted ? 1 : 0
    else {
      counts.count += 1
      if (many) counts.batch = true
    }
    // What was written in a transaction is not there after it was given up.
    if (shape.kind === 'control' && shape.statement.startsWith('rollback')) scope.written.set(OTHER_TABLES, sequence)
    if (!counted) continue
    if (operation !== undefined) operation.statements += 1
    if (counts !== undefined) {
      if (set !== undefined) noteValues(scope, counts, read, values, set, sequence)
      if (operation !== undefined && isFirst) counts.begins += 1
      const occurrence = operation === undefined ? counts.count : isFirst ? counts.begins : undefined
      const begins = occurrence !== undefined && noteOccurrence(counts, scope.lastShape)
      scope.lastShape = counts
      const isLater = frame.operation?.isLater === true
      if (occurrence !== undefined && scope.options.sites && (isLater ? frame.operation?.stack !== undefined : isSampled(counts, occurrence))) {
        stack ??= frame.operation?.stack ?? (wanted ??= {})
        counts.samples.push({ occurrence, begins, stack, parameters: set })
      }
    }
    if (shape.kind === 'write') noteWrite(scope, shape, sequence)
    scope.underWay += 1
    if (scope.underWay > scope.peak) scope.peak = scope.underWay
    last = { scope, counts, startedAt: now, set, depth: scope.depth + 1, ended: false, next: last }
  }
  return last
}

function noteValues(scope: Scope, counts: ShapeCounts, read: Parsed, values: unknown, set: number, sequence: number): void {
  if (read.rows) counts.batch = true
  else if (read.lists !== undefined && !counts.batch) {
    const lists = listsOf(read, values)
    // A list that is the same every time is a condition, not the items.
    if (counts.count > 1 && lists !== undefined && lists !== counts.lists) counts.batch = true
    counts.lists ??= lists
  }
  const before = counts.sets.get(set)
  if (counts.shape.kind === 'read' && !counts.shape.volatile) noteDuplicate(scope, counts, set, before)
  if (before !== undefined || counts.sets.size < MOST_SETS) counts.sets.set(set, sequence)
  else counts.capped = true
  if (before === undefined) noteParameters(counts.positions, read, values, sequence)
}

/** What another operation had asked with the same text is a duplicate as well: a guard and a service that both look for the user. */
function noteDuplicate(scope: Scope, counts: ShapeCounts, set: number, own: number | undefined): void {
  let last = own ?? 0
  let by = own === undefined ? undefined : counts
  for (const other of counts.alike) {
    const sent = other.sets.get(set) ?? 0
    if (sent > last) [last, by] = [sent, other]
  }
  if (by === undefined || isWritten(scope, counts.shape, last)) return
  counts.duplicates += 1
  scope.duplicates += 1
  if (by !== counts) counts.repeating = by
}

function noteWrite({ written }: Scope, { tables }: SqlShape, sequence: number): void {
  for (const table of tables) written.set(written.size < MOST_TABLES || written.has(table) ? table : OTHER_TABLES, sequence)
}

/** Whether one of the tables was written to since: reading it again then gives something new. */
function isWritten({ written }: Scope, { tables }: SqlShape, since: number): boolean {
  return (written.get(OTHER_TABLES) ?? 0) > since || tables.some((table) => (written.get(table) ?? 0) > since)
}

export function end(statement: OpenStatement | undefined, rows?: readonly unknown[] | number, columns?: readonly string[]): void {
  if (statement === undefined) return
  const now = performance.now()
  const isFilled = (typeof rows === 'number' ? rows : rows?.length ?? 0) > 0
  for (let one: Opened | undefined = statement as unknown as Opened; one !== undefined; one = one.next) {
    if (!answered(one, now)) return
    if (one.counts === undefined) continue
    one.counts.isLastFilled = isFilled
    if (isFilled) one.counts.filled += 1
  }
  arrived(statement, rows, columns)
}

/** Rows, or how many. */
export function arrived(statement: OpenStatement | undefined, rows: readonly unknown[] | number | undefined, columns?: readonly string[]): void {
  const count = typeof rows === 'number' ? rows : rows?.length ?? 0
  if (statement === undefined || count === 0) return
  const sequence = state().sequence += 1
  for (let one: Opened | undefined = statement as unknown as Opened; one !== undefined; one = one.next) {
    one.scope.rows += count
    if (one.counts === undefined) continue
    one.counts.rows += count
    if (one.counts.operation !== undefined) one.counts.operation.rows += count
    if (one.set !== undefined && typeof rows === 'object') readRows(one.scope, one.counts, rows, columns, sequence)
  }
}

function readRows(...given: Parameters<typeof noteRows>): void {
  try {
    noteRows(...given)
  } catch {
    // Rows with getters that throw: they prove nothing.
  }
}

export function fail(statement: OpenStatement | undefined): void {
  if (statement === undefined) return
  const now = performance.now()
  for (let one: Opened | undefined = statement as unknown as Opened; one !== undefined; one = one.next) {
    if (!answered(one, now)) return
    one.scope.failed += 1
    if (one.counts === undefined) continue
    one.counts.failed += 1
    // Another try is no repetition of what had an answer.
    if (one.set !== undefined) one.counts.sets.delete(one.set)
  }
}

/** False where it was answered before. */
function answered(one: Opened, now: number): boolean {
  if (one.ended) return false
  one.ended = true
  const { scope, counts } = one
  const duration = now - one.startedAt
  scope.underWay -= 1
  scope.databaseMs += duration
  if (one.depth > scope.depth) scope.depth = one.depth
  if (counts !== undefined) counts.durationMs += duration
  return true
}
