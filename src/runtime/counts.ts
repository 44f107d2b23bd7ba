// What a scope knows while it is open: numbers, and maps that are bounded by distinct shapes. Plain objects without methods, since
// another copy of this module may read what this one wrote.

import type { OperationDescription } from '../model/instrument.ts'
import type { ScopeKind } from '../model/trace.ts'
import type { SqlShape } from './fingerprint.ts'
import type { Sampled } from './sampling.ts'
import type { Stack } from './stack.ts'
import type { Columns, Positions, Unread } from './values.ts'

export interface ScopeOptions {
  readonly kind: ScopeKind
  /** A request is called by its route when that is known. */
  name: string
  /** Whether to compare parameters with rows that were read before, to prove which query a statement repeats for. */
  readonly proof: boolean
  /** Whether to remember where statements come from. */
  readonly sites: boolean
}

export interface Scope {
  readonly options: ScopeOptions
  /** A request within a test counts in both. */
  readonly outer: Scope | undefined
  readonly startedAt: number
  endedAt: number | undefined
  reads: number
  writes: number
  control: number
  setup: number
  failed: number
  rows: number
  databaseMs: number
  duplicates: number
  operations: number
  late: number
  /** Reads and writes under way. */
  underWay: number
  peak: number
  /** The longest chain of statements that were answered, each sent after the one before was. */
  depth: number
  /** The first that is known of those that statements were sent to. */
  database: string | undefined
  /** Shapes of one text and database, of whatever operations. */
  readonly alike: Map<string, ShapeCounts[]>
  /** Outside operations; each operation has its own. */
  readonly shapes: Map<string, ShapeCounts>
  readonly calls: Map<string, OperationCounts>
  /** How many calls of a form were made of operations that start later. */
  readonly made: Map<string, number>
  /** Shapes of all maps together. */
  distinctShapes: number
  overflowStatements: number
  overflowOperations: number
  /** Hashed values of rows that are remembered, all shapes together. */
  remembered: number
  /** Values of rows that are kept and not hashed yet, all shapes together. */
  unread: number
  /** What was sent, and what was called, last. */
  lastShape: ShapeCounts | undefined
  lastCall: OperationCounts | undefined
  /** When a table was last written to. */
  readonly written: Map<string, number>
}

export interface ShapeCounts extends Sampled {
  readonly shape: SqlShape
  /** Another one than the first that its scope has used. */
  readonly database: string | undefined
  readonly operation: OperationCounts | undefined
  count: number
  /** Operations that it was the first statement of. */
  begins: number
  failed: number
  /** Answers that had rows, and whether the last one had. */
  filled: number
  isLastFilled: boolean
  /** Sent for other scopes as well. */
  shared: number
  rows: number
  durationMs: number
  duplicates: number
  /** What had asked the same before, if that was another operation. */
  repeating: ShapeCounts | undefined
  /** Of the same text and database, itself among them. */
  readonly alike: readonly ShapeCounts[]
  batch: boolean
  capped: boolean
  readonly firstAt: number
  /** Hash of the first lists of values. */
  lists: number | undefined
  /** Hashes of parameter sets, and when they were last sent. */
  readonly sets: Map<number, number>
  readonly positions: Positions
  readonly columns: Columns
  /** Its last answers, which are hashed when somebody asks. */
  readonly unread: Unread[]
}

export interface OperationCounts extends Sampled {
  readonly key: string
  readonly description: OperationDescription
  count: number
  statements: number
  rows: number
  readonly shapes: Map<string, ShapeCounts>
}

/** An operation that runs: what is counted of it in its scope and in each scope around, in this order. Undefined where a scope is full. */
export interface OpenOperation {
  /** Where it was called; undefined for an occurrence that is no sample. */
  readonly stack: Stack | undefined
  /** Whether it was called before it started: what is on the stack when it sends something is none of the application. */
  readonly isLater: boolean
  /** Whether it has sent a statement. */
  hasBegun: boolean
  readonly counts: readonly (OperationCounts | undefined)[]
}

/** How many distinct shapes a scope remembers, and distinct operations. */
export const MOST_SHAPES = 1_000
/** How many parameter sets a shape remembers. */
export const MOST_SETS = 1_000

export function newScope(options: ScopeOptions, outer: Scope | undefined, now: number): Scope {
  return {
    options, outer, startedAt: now, endedAt: undefined, reads: 0, writes: 0, control: 0, setup: 0, failed: 0, rows: 0, databaseMs: 0, duplicates: 0, operations: 0, late: 0,
    underWay: 0, peak: 0, depth: 0, database: undefined, alike: new Map(), shapes: new Map(), calls: new Map(), made: new Map(), distinctShapes: 0, overflowStatements: 0, overflowOperations: 0, remembered: 0, unread: 0, lastShape: undefined, lastCall: undefined, written: new Map(),
  }
}

/** The counts of a shape in a scope; undefined where the scope has no room for another. What is sent to another database is another shape. */
export function shapeCounts(scope: Scope, operation: OperationCounts | undefined, shape: SqlShape, now: number, database: string | undefined): ShapeCounts | undefined {
  const shapes = operation === undefined ? scope.shapes : operation.shapes
  scope.database ??= database
  // A text that is put together anew has to be hashed anew: the first database of a scope, most often the only one, needs none.
  const apart = database === undefined || database === scope.database ? undefined : database
  const key = apart === undefined ? shape.fingerprint : `${shape.fingerprint} ${apart}`
  const known = shapes.get(key)
  if (known !== undefined) return known
  if (scope.distinctShapes >= MOST_SHAPES) return undefined
  scope.distinctShapes += 1
  const alike = scope.alike.get(key) ?? []
  const counts: ShapeCounts = {
    shape, database: apart, operation, alike, repeating: undefined, count: 0, begins: 0, failed: 0, filled: 0, isLastFilled: false, shared: 0, rows: 0, durationMs: 0, duplicates: 0, batch: false, capped: false, firstAt: now,
    lists: undefined, sets: new Map(), samples: [], inRow: 0, before: undefined, positions: new Map(), columns: new Map(), unread: [],
  }
  shapes.set(key, counts)
  if (alike.push(counts) === 1) scope.alike.set(key, alike)
  return counts
}

// A text that is put together anew has to be hashed anew, so that of each name is kept.
const keys = new Map<string, string>()
const MOST_KEYS = 10_000

function keyOf({ orm, name }: OperationDescription): string {
  const known = keys.get(name)
  if (known !== undefined && known.startsWith(orm) && known.length === orm.length + 1 + name.length) return known
  const key = `${orm} ${name}`
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(name, key)
  return key
}

export function operationCounts(scope: Scope, description: OperationDescription): OperationCounts | undefined {
  const key = keyOf(description)
  const known = scope.calls.get(key)
  if (known !== undefined) return known
  if (scope.calls.size >= MOST_SHAPES) return undefined
  const counts: OperationCounts = { key, description, count: 0, statements: 0, rows: 0, samples: [], inRow: 0, before: undefined, shapes: new Map() }
  scope.calls.set(key, counts)
  return counts
}
