// Which rows a statement's parameters come from. Repetition alone proves nothing: a statement runs once per row of another if all that
// varies in it are values of a column that was read before it was sent.

import type { ParentProof } from '../model/trace.ts'
import type { Scope, ShapeCounts } from './counts.ts'
import { MOST_ROWS, readAll } from './values.ts'
import type { Position } from './values.ts'

/** Numbers below are what counts, levels and flags have. */
const MOST_BY_CHANCE = 100
/** What columns are called that lead to another row of their table. */
const LINK = /parent|manager|previous|next|reply|root|above|successor|supervisor/i

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
  const repeated = depth >= MOST_STEPS ? [] : steps.filter((parent) => findProof(scope, parent, all.filter((one) => one !== counts), depth + 1).proof?.isWeak === false)
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
