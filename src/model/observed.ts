// What a trace shows again and again: predicates on shapes and call sites, and the words for them. What rules of repetition share, as
// `reached.ts` is for sites of source code.

import type { Observation } from './rule.ts'
import type { CallFrame, CallSite, OperationShape, ParentProof, StatementShape, Trace } from './trace.ts'

/** A statement or an operation that ran many times from one place, each time with other parameters. */
export interface Repetition {
  readonly operation: OperationShape | undefined
  /** Of an operation, the statement that it begins with. */
  readonly statement: StatementShape
  /** What the operation is for, whatever it begins with: one that saves may look first. */
  readonly kind: 'read' | 'write'
  readonly site: CallSite
  /** Index of the frame that is nearest to the loop. */
  readonly at: number
  readonly count: number
  /** Of all that repeat at that place for the same rows. */
  readonly statements: number
  /** What else does. */
  readonly others: readonly string[]
  /** The read whose rows it runs for, where that is proved. */
  readonly parent: StatementShape | undefined
  /** The operation that begins with that read. */
  readonly parentOperation: OperationShape | undefined
  /** Each asks for what the one before answered. */
  readonly isChain: boolean
}

/** The option that rules have of which the findings may be unproved. */
export const threshold = {
  description: 'At run time: how many of them make a finding where it is not proved whose rows they run for. With proof, two do.',
  schema: { type: 'number', multipleOf: 1, minimum: 2 }, default: 5,
} as const

/** How many frames tell one caller from another. */
const SUFFIX = 4

/**
 * Batches (a list of values as parameter), pages, queues that are drained, searches that end with the first answer of another kind, operations that the ORM merged, and statements with the same parameters are none.
 *
 * @param least how many make one that is not proved
 */
export function repetitionsOf(trace: Trace, least: number): readonly Repetition[] {
  const raw = trace.shapes.filter(({ operation }) => operation === undefined).map((statement) => ({ statement, operation: undefined }))
  const operations = trace.calls.flatMap((operation) => {
    if (operation.statements < operation.count) return []
    return trace.shapes.filter((shape) => shape.operation === operation.key && shape.begins > 0).map((statement) => ({ statement, operation }))
  })
  return merged([...raw, ...operations].flatMap(({ statement, operation }) => repetitionsIn(trace, statement, operation, least)))
}

function repetitionsIn(trace: Trace, statement: StatementShape, operation: OperationShape | undefined, least: number): readonly Repetition[] {
  const count = operation === undefined ? statement.count : statement.begins
  if (!isCounted(statement) || count < 2 || statement.batch || statement.paging || statement.distinct === 1 || statement.draining) return []
  const proof = trusted(statement)
  if (proof === undefined && (count < least || statement.searching)) return []
  const parent = proof === undefined ? undefined : trace.shapes.find(({ fingerprint }) => fingerprint === proof.parent)
  const parentOperation = parent === undefined || parent.begins === 0 ? undefined : trace.calls.find(({ key }) => key === parent.operation)
  const isChain = proof !== undefined && proof.parent === statement.fingerprint
  // A recursion stands above itself, in as many ways as it has levels.
  return callersOf(statement.sites, isChain ? 1 : SUFFIX)
    // Where no code of the application is on the stack, nobody knows whether it is one place.
    .filter(({ count, distinct, frames }) => (parent !== undefined || frames.length > 0) && count >= (parent === undefined ? least : 2) && (distinct > 1 || operation !== undefined || statement.distinct === 0))
    .map((site) => ({
      operation, statement, kind: kindOf(statement, operation), site, at: (isChain ? recurring(site) : undefined) ?? frameOf(site, parent), count: site.count, others: [], statements: Math.round(operation === undefined ? site.count : site.count / operation.count * operation.statements),
      parent, parentOperation, isChain,
    }))
}

/**
 * That each asks for what the one before answered is seen by code that calls itself, or by its asking for all that was answered but what it
 * ended with, unless that are small numbers, which are among any rows.
 */
function trusted({ proof, fingerprint, sites }: StatementShape): ParentProof | undefined {
  return proof?.parent !== fingerprint || !proof.isWeak && proof.spare <= 1 || sites.some((site) => recurring(site) !== undefined) ? proof : undefined
}

function kindOf({ kind }: StatementShape, operation: OperationShape | undefined): Repetition['kind'] {
  const effect = operation === undefined || operation.effect === 'raw' ? kind : operation.effect
  return effect === 'write' ? 'write' : 'read'
}

/** Whether it is part of a count at all. */
export function isCounted({ kind }: StatementShape): boolean {
  return kind === 'read' || kind === 'write'
}

/**
 * Sites whose innermost frames agree are one caller: what stands above a loop differs between its first round and the later ones, which
 * begin behind an `await`.
 *
 * @param suffix how many frames tell one caller from another
 */
export function callersOf(sites: readonly CallSite[], suffix: number = SUFFIX): readonly CallSite[] {
  const callers: CallSite[] = []
  for (const site of [...sites].sort((a, b) => b.frames.length - a.frames.length)) {
    const index = callers.findIndex((caller) => isSamePath(caller.frames, site.frames, suffix))
    const caller = callers[index]
    if (caller === undefined) callers.push(site)
    else callers[index] = { frames: isCalled(caller) || !isCalled(site) ? caller.frames : site.frames, count: caller.count + site.count, first: Math.min(caller.first, site.first), distinct: caller.distinct + site.distinct }
  }
  return callers
}

/** The stack of a call says where calls stand; one behind an `await` says where that stands. */
function isCalled({ frames }: CallSite): boolean {
  return frames.every(({ awaits }) => awaits === undefined)
}

/** A stack behind an `await` has only those frames of the other one that wait themselves. */
function isSamePath(long: readonly CallFrame[], short: readonly CallFrame[], suffix: number): boolean {
  const others = withoutRecursion(long)
  let at = 0
  return short.length > 0 === long.length > 0 && withoutRecursion(short).slice(0, suffix).every((frame) => {
    const found = frame.awaits === true ? others.findIndex((other, index) => index >= at && isSameFrame(frame, other)) : isSameFrame(frame, others[at]) ? at : -1
    at = found + 1
    return found !== -1
  })
}

function withoutRecursion(frames: readonly CallFrame[]): readonly CallFrame[] {
  return frames.filter((frame, index) => !isSameFrame(frame, frames[index - 1]))
}

/** An `await` may stand on another line than the call that it waits for: the function tells then, or that neither has a name. */
function isSameFrame(a: CallFrame, b: CallFrame | undefined): boolean {
  if (b === undefined || a.file !== b.file) return false
  if (a.awaits === b.awaits) return a.line === b.line && a.column === b.column
  return a.line === b.line || a.function === b.function
}

/**
 * The frame that is nearest to the loop: one that is known to repeat, within the function that read the rows; else that function's, or that of
 * one which is written in it; else the innermost. Where both went through one line, that is a helper of all queries and tells nothing.
 */
export function frameOf({ frames }: CallSite, parent?: StatementShape): number {
  const above = parent?.sites.flatMap((site) => site.frames) ?? []
  const own = frames.findIndex((frame) => frame.function !== undefined && above.some((other) => other.file === frame.file && other.function === frame.function && !isSameFrame(frame, other)))
  const repeated = frames.findIndex((frame) => frame.repeated === true)
  if (repeated !== -1 && (own === -1 || repeated <= own)) return repeated
  if (own !== -1) return own
  const inside = frames.flatMap((frame, index) => above.some((other) => isWithin(frame, other) && !isSameFrame(frame, other)) ? [index] : [])
  // A function that is written there for all to call says less than who calls it.
  return inside.find((index) => index > 0) ?? inside[0] ?? 0
}

/** The innermost frame of a function that calls itself: what it sends its queries by tells nothing. */
function recurring({ frames }: CallSite): number | undefined {
  const index = frames.findIndex((frame, at) => frames.slice(at + 1).some((other) => isSameFrame(frame, other) || frame.function !== undefined && other.file === frame.file && other.function === frame.function))
  return index === -1 ? undefined : index
}

/** Whether a frame is of a function that is written in that of another. */
function isWithin({ file, functions }: CallFrame, other: CallFrame): boolean {
  const around = other.functions?.at(-1)
  return file === other.file && around !== undefined && functions?.includes(around) === true
}

/** Several statements that repeat at one place for the same rows are one finding, that of the first. */
function merged(repetitions: readonly Repetition[]): readonly Repetition[] {
  const places = new Map<string, Repetition>()
  for (const one of repetitions) {
    const frame = one.site.frames[one.at]
    const key = frame === undefined ? one.statement.fingerprint : [frame.file, frame.line, one.kind, one.parent?.fingerprint, one.isChain].join(' ')
    const known = places.get(key)
    places.set(key, known === undefined ? one : { ...known, statements: known.statements + one.statements, others: [...known.others, nameOf(one)] })
  }
  return [...places.values()]
}

/** A statement as messages quote it. */
export function brief(statement: string): string {
  const short = statement.length > 80 ? statement.replace(/^select .+? from (?!.*\bselect\b.*\) from )/, 'select … from ') : statement
  return short.length > 160 ? `${short.slice(0, 159)}…` : short
}

/** What an operation or statement is called. */
function nameOf({ operation, statement }: Pick<Repetition, 'operation' | 'statement'>): string {
  const text = brief(statement.statement)
  // Of raw queries the text is all there is to tell them apart.
  return operation === undefined ? text : operation.effect === 'raw' ? `${operation.name}: ${text}` : operation.name
}

/** The others are named as long as they are few. */
function besides({ others }: Repetition): string {
  const names = [...new Set(others)]
  return names.length === 0 ? '' : `, and with it ${names.length > 2 ? `${names.length} others` : names.map((name) => `\`${name}\``).join(' and ')},`
}

/** What a rule says of a repetition. */
export function observationOf(repetition: Repetition, messageId: string, hint: string): Observation {
  const { operation, statement, site, at, count, statements, parent, parentOperation } = repetition
  const cost = `${statements} statements`
  return {
    messageId, site, at, cost, certainty: parent === undefined ? 'unknown' : 'yes', subject: operation?.name ?? statement.fingerprint,
    data: {
      call: nameOf(repetition), more: besides(repetition), count: String(count), cost, hint: operation?.call?.bulk?.hint ?? hint,
      parent: parent === undefined ? '' : nameOf({ operation: parentOperation, statement: parent }), column: statement.proof?.column ?? '',
    },
  }
}
