// A scope's counts → its trace. Call sites are read when somebody asks for them: most traces are only counted.

import type { CallSite, OperationShape, StatementShape, Trace } from '../model/trace.ts'
import type { OperationCounts, Scope, ShapeCounts } from './counts.ts'
import { findProof, isPaging, varyingOf } from './proof.ts'
import type { Sample } from './sampling.ts'
import { withSurroundings } from './source.ts'
import { framesOf } from './stack.ts'

/** What a scope has executed so far. */
export function traceOf(scope: Scope): Trace {
  const { options: { kind, name } } = scope
  const shapes = remembered(() => statementShapes(scope))
  const calls = remembered(() => [...scope.calls.values()].map(operationShape))
  // What goes on, or has no answer yet, is told as it is now.
  if (scope.endedAt === undefined || scope.underWay > 0) {
    shapes()
    calls()
  }
  return {
    scope: { kind, name },
    operations: scope.operations, statements: scope.reads + scope.writes, reads: scope.reads, writes: scope.writes, control: scope.control, setup: scope.setup,
    failed: scope.failed, rows: scope.rows, durationMs: (scope.endedAt ?? performance.now()) - scope.startedAt, databaseMs: scope.databaseMs,
    roundTrips: scope.depth, peakConcurrency: scope.peak, duplicates: scope.duplicates, unanswered: scope.underWay,
    // Whoever holds the trace sees what comes when it has been made.
    get late() { return scope.late },
    get shapes() { return shapes() },
    get calls() { return calls() },
    overflow: { statements: scope.overflowStatements, operations: scope.overflowOperations },
    blind: blindnessOf(scope),
  }
}

function statementShapes(scope: Scope): readonly StatementShape[] {
  const all = [...scope.shapes.values(), ...[...scope.calls.values()].flatMap(({ shapes }) => [...shapes.values()])].sort((a, b) => a.firstAt - b.firstAt)
  return all.map((counts) => statementShape(counts, scope, all))
}

function statementShape(counts: ShapeCounts, scope: Scope, all: readonly ShapeCounts[]): StatementShape {
  const { shape: { fingerprint, statement, kind }, database, operation } = counts
  const sites = remembered(() => operation === undefined ? sitesOf(counts.samples, counts.count) : counts.begins > 0 ? sitesOf(counts.samples, counts.begins) : sitesOf(operation.samples, operation.count))
  const proved = remembered(() => scope.options.proof && counts.sets.size > 1 ? findProof(scope, counts, all) : undefined)
  return {
    fingerprint, statement, kind, count: counts.count, begins: counts.begins, distinct: counts.sets.size, duplicates: counts.duplicates, capped: counts.capped, batch: counts.batch, paging: isPaging(counts), varying: varyingOf(counts), searching: isSearching(counts),
    failed: counts.failed, shared: counts.shared, rows: counts.rows, durationMs: counts.durationMs, firstAtMs: counts.firstAt - scope.startedAt,
    get sites() { return sites() },
    get proof() { return proved()?.proof },
    get draining() { return proved()?.isDraining === true },
    ...counts.repeating === undefined ? {} : { repeating: counts.repeating.operation?.key ?? '' },
    ...database === undefined ? {} : { database },
    ...operation === undefined ? {} : { operation: operation.key },
  }
}

function operationShape(counts: OperationCounts): OperationShape {
  const { description: { orm, name, entity, effect, relation, call } } = counts
  const sites = remembered(() => sitesOf(counts.samples, counts.count))
  const known = remembered(() => call?.())
  return {
    key: counts.key, orm, name, effect, ...entity === undefined ? {} : { entity }, ...relation === undefined ? {} : { relation },
    count: counts.count, statements: counts.statements, rows: counts.rows,
    get sites() { return sites() },
    get call() { return known() },
  }
}

/** A name that is free yet, the first that fits. Of keys the last one may be there no more. */
function isSearching({ shape: { kind }, count, begins, operation, filled, isLastFilled, positions }: ShapeCounts): boolean {
  const asked = operation === undefined ? count : begins
  if (kind !== 'read' || asked < 3) return false
  return isLastFilled ? filled === 1 : filled === asked - 1 && [...positions.values()].every(({ varies, column }) => !varies || column !== undefined && !/id$/i.test(column))
}

/** Samples by the way that they took. */
function sitesOf(samples: readonly Sample[], count: number): readonly CallSite[] {
  const sites = new Map<string, { readonly frames: CallSite['frames']; count: number; readonly first: number; readonly sets: Set<number | undefined> }>()
  samples.forEach((sample, index) => {
    const { occurrence, stack, parameters } = sample
    const frames = framesOf(stack)
    const key = frames.map(({ file, line, column }) => `${file}:${line}:${column}`).join('\n')
    const weight = weightOf(sample, samples[index - 1], samples[index + 1], count)
    const known = sites.get(key)
    if (known === undefined) sites.set(key, { frames, count: weight, first: occurrence, sets: new Set([parameters]) })
    else {
      known.count += weight
      known.sets.add(parameters)
    }
  })
  return [...sites.values()].map(({ frames, count, first, sets }) => ({ frames: withSurroundings(frames), count, first, distinct: sets.size }))
}

/** Each stands for the occurrences since the one before it; those at the end of a row, and of all, are of the last one before. */
function weightOf({ occurrence, begins }: Sample, before: Sample | undefined, after: Sample | undefined, count: number): number {
  const since = begins && before !== undefined ? 1 : occurrence - (before?.occurrence ?? 0)
  const until = after === undefined ? count - occurrence : after.begins ? after.occurrence - occurrence - 1 : 0
  return since + until
}

function blindnessOf({ reads, writes, calls }: Scope): readonly string[] {
  if (reads + writes > 0) return []
  const unseen = [...calls.values()].filter(({ description }) => description.watched !== true)
  const operations = unseen.reduce((sum, { count }) => sum + count, 0)
  if (operations === 0) return []
  const names = [...new Set(unseen.map(({ description }) => description.orm))].join(', ')
  return [`${operations} operation${operations === 1 ? '' : 's'} of ${names} ran, and no statement of ${operations === 1 ? 'it' : 'them'} was seen: the driver below is not instrumented.`]
}

function remembered<Answer>(ask: () => Answer): () => Answer {
  let answer: { readonly value: Answer } | undefined
  return () => (answer ??= { value: ask() }).value
}
