// What a loop is for. Loops that poll, page, drain, retry, search or walk chunks query many times on purpose; each such class is named
// so that rules can stay silent and `explain` can say why. A `while` whose purpose cannot be told is not certain to be an N+1.

import type { OrmCall } from '../../model/orm-call.ts'
import type { Place } from '../../model/place.ts'
import type { Intent, Repeat } from '../../model/site.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Expr, LoopStmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import type { Frame } from '../summarize/frame.ts'
import type { Term } from '../summarize/summary.ts'
import { steppedNames } from './carried.ts'
import { areChunks, collectionOf, fixedBound } from './collection.ts'
import { keyedFunctions } from './keyed-functions.ts'
import { callsOf } from './lists.ts'
import { dividedList, fillsItself, fixedQueue, slicedList, takenList, walksTree } from './queues.ts'
import { fewByDefault, fixedRounds } from './rounds.ts'
import { type ItemKind, takesWhole } from './rows-or-lists.ts'
import { SUCCEEDS, findsAndLeaves } from './searches.ts'
import { assignedNames, exitsOf } from './shape.ts'
import { countedTo, countsDownFrom, walksTime } from './steps.ts'
import { answersItself, asksAgainLater, chainsEndlessly, chainsThrough, carriesLast, comparesLength, countsIn, lengthBound, mentionsCounter, queueOf, refills, sleeps, stepOf } from './tests.ts'

export interface LoopCase {
  readonly mind: Mind
  readonly loop: LoopStmt
  readonly frame: Frame
  readonly over: Value | undefined
  readonly item: Value | undefined
  readonly place: Place
  /** What one iteration does. */
  readonly terms: readonly Term[]
  readonly sequential: boolean
  /** An item is known to be an object of a class: a row, no list of rows. */
  readonly isObject: boolean
  /** What else tells rows from lists of rows. */
  readonly kind: ItemKind
}

interface Purpose {
  readonly chained?: true
  readonly tree?: true
  readonly bound: Repeat['bound']
  readonly intent?: Intent
  readonly because?: string
  readonly certain?: Tri
}

const NAMES: Readonly<Record<LoopStmt['kind'], string>> = { of: 'for…of', await: 'for await…of', in: 'for…in', for: 'for', while: 'while', do: 'do…while' }

export function loopRepeat(it: LoopCase): Repeat {
  const { loop } = it
  const label = loop.target?.k === 'name' ? loop.target.name.replace(/\$\d+$/, '') : undefined
  const purpose = loop.over !== undefined ? purposeOverItems(it, label) : purposeOfTest(it)
  return {
    kind: loop.kind === 'await' ? 'stream' : 'loop', name: NAMES[loop.kind], place: it.place, ticks: it.sequential ? 'sequential' : 'same',
    bound: purpose.bound, certain: purpose.certain ?? 'yes',
    ...(purpose.intent === undefined ? {} : { intent: purpose.intent }), ...(purpose.because === undefined ? {} : { because: purpose.because }), ...(purpose.chained === undefined ? {} : { chained: true as const }), ...(purpose.tree === undefined ? {} : { tree: true as const }),
    collection: counted(it), ...(label === undefined ? {} : { item: label }),
  }
}

function counted(it: LoopCase): Repeat['collection'] {
  const { loop, place } = it
  if (loop.over !== undefined) return collectionOf(it.over, loop.over, place)
  const key = `${place.file}:${place.start}`
  const length = lengthBound(loop.test)
  if (length !== undefined && comparesLength(loop.test)) return { ...collectionOf(undefined, length, place), key }
  const name = loop.test === undefined ? `${loop.kind} (;;)` : `${loop.kind === 'for' ? 'for' : 'while'} (${print(loop.test)})`
  const times = countedTo(loop)
  return { name, size: times === undefined || times.k === 'lit' ? 'rounds' : print(times), key, from: 'computed' }
}

function purposeOverItems(it: LoopCase, label: string | undefined): Purpose {
  const constant = it.over === undefined ? undefined : fixedBound(it.mind, it.frame, it.over, it.loop.over)
  if (constant !== undefined && !fillsItself(it.loop, it.loop.over)) return { bound: 'constant', intent: 'constant', because: constant }
  const fields = it.loop.kind === 'in' && it.over?.kind === 'object' && !it.over.open ? Object.keys(it.over.fields).length : 0
  if (fields > 0) return { bound: 'constant', intent: 'constant', because: `its ${fields} properties stand in the source` }
  const named = keyedFunctions(it.mind, it.frame, it.loop)
  if (named !== undefined) return { bound: 'constant', intent: 'constant', because: named }
  // `for (const chunk of chunks)` walks over texts with their embeddings, too.
  if (areChunks(it.frame.facts, it.loop.over, it.isObject ? undefined : label)) return { bound: 'chunk', intent: 'chunk', because: 'each item is a chunk' }
  if (it.item !== undefined && !it.isObject && callsOf(it.terms).some((call) => takesWhole(call, it.item!, it.kind))) return { bound: 'chunk', intent: 'chunk', because: 'each query takes a whole item as its list' }
  if (it.loop.kind === 'await' && it.over !== undefined && isForeignStream(it.over)) return { bound: 'unbounded', certain: 'unknown', because: 'it may be a stream of messages that never ends' }
  if (it.loop.kind === 'await' && it.item !== undefined && possibilities(it.item).every(isRows)) return { bound: 'page', intent: 'cursor', because: 'each item is a page of rows' }
  // A search through rows that a query has just loaded is a question the database answers at once.
  const search = collectionOf(it.over, it.loop.over, it.place).from === 'rows' ? undefined : findsAndLeaves(it.loop)
  if (search !== undefined) return { bound: 'unbounded', intent: 'search', because: search }
  return walksTree(it.loop, it.loop.over) ? { bound: 'unbounded', tree: true, because: 'each round adds what it found' } : { bound: 'unbounded' }
}

/** What a package or something unknown hands out to `for await`: a queue, a socket, a stream. */
function isForeignStream(over: Value): boolean {
  return possibilities(over).every((one) => one.kind === 'ref' && (one.origin.root.kind === 'result' || one.origin.root.kind === 'import' || one.origin.root.kind === 'instance'))
}

function isRows(value: Value): boolean {
  return value.kind === 'ref' && value.origin.root.kind === 'rows' && value.origin.root.many && value.origin.path.length === 0 || value.kind === 'array'
}

function purposeOfTest(it: LoopCase): Purpose {
  const { loop } = it
  const divided = dividedList(loop)
  if (divided !== undefined) return { bound: 'chunk', intent: 'chunk', because: `each round takes a part of \`${print(divided)}\`` }
  const step = stepOf(loop.update)
  if (loop.kind === 'for' && step === 'stride') return { bound: 'chunk', intent: 'chunk', because: 'its index advances by a batch size' }
  const sliced = step === 'one' ? slicedList(loop) : undefined
  if (sliced !== undefined) return { bound: 'chunk', intent: 'chunk', because: `each round takes a part of \`${print(sliced)}\`` }
  const length = lengthBound(loop.test)
  const calls = callsOf(it.terms)
  const isTaken = takenList(loop) !== undefined
  if ((length === undefined || loop.kind !== 'for') && (!isTaken || calls.some(isPaged))) {
    const paged = pages(it, calls)
    if (paged !== undefined) return paged
  }
  const paged = loop.kind === 'for' && !comparesLength(loop.test) && calls.some(isPaged)
  if (paged) return { bound: 'page', intent: 'cursor', because: 'its query reads page by page' }
  const steps = loop.kind === 'for' ? undefined : countsIn(loop)
  const counted = comparesLength(loop.test) || steps === 'stride' && isComparison(loop.test) ? steps : undefined
  if (counted === 'stride') return { bound: 'chunk', intent: 'chunk', because: 'its index advances by a batch size' }
  if (length !== undefined && (loop.kind === 'for' || counted !== undefined)) {
    if (/(chunks?|batches)(Count|Total)?$/i.test(boundName(loop))) return { bound: 'chunk', intent: 'chunk', because: 'it counts chunks' }
    const isList = length.k === 'id' || length.k === 'mem' && comparesLength(loop.test)
    const fixed = isList ? fixedBound(it.mind, it.frame, it.mind.evaluate(length, { ...it.frame, valuesOnly: true }), length) : undefined
    if (fixed !== undefined) return { bound: 'constant', intent: 'constant', because: fixed }
    const rounds = fixedRounds(it.mind, it.frame.facts, loop)
    if (rounds !== undefined) return { bound: 'constant', intent: 'constant', because: rounds }
    const search = findsAndLeaves(loop)
    const few = search === undefined ? fewByDefault(it.frame.facts, loop) : undefined
    if (few !== undefined) return { bound: 'constant', intent: 'constant', because: few }
    if (search === undefined) return !comparesLength(loop.test) && asksAgainLater(loop) ? { bound: 'unbounded', intent: 'poll', because: 'it asks the same again after a while' } : { bound: 'unbounded' }
    // Without a list there is nothing to search: it counts its attempts.
    return search === SUCCEEDS && !comparesLength(loop.test) ? { bound: 'constant', intent: 'retry', because: search } : { bound: 'unbounded', intent: 'search', because: search }
  }
  return purposeOfWhile(it, calls)
}

function isComparison(test: Expr | undefined): boolean {
  return test?.k === 'bin' && /^[<>]=?$/.test(test.op)
}

/** `chunks` of `i < chunks` and of `i < chunks.length`. */
function boundName(loop: LoopStmt): string {
  const bound = lengthBound(loop.test)
  return bound?.k === 'id' || bound?.k === 'mem' ? bound.name : ''
}

function pages(it: LoopCase, calls: readonly OrmCall[]): Purpose | undefined {
  const carried = assignedNames(it.loop)
  if (carried.size === 0 && it.loop.test !== undefined) return undefined
  if (calls.some(isPaged)) return { bound: 'page', intent: 'cursor', because: 'its query reads page by page' }
  // An index by such a name counts items all the same.
  const whole = it.loop.test === undefined || comparesLength(it.loop.test) && countsIn(it.loop) === 'one' ? '' : print(it.loop.test)
  if (/hasMore|hasNext|morePages|nextPage|nextCursor|nextToken|pageToken|continuation|cursor|offset|skip\b|page\b/i.test(whole)) return { bound: 'page', intent: 'cursor', because: `\`${whole}\` asks for a next page` }
  if (carriesLast(it.loop)) return { bound: 'page', intent: 'cursor', because: 'each round goes on after the last row of the one before' }
  const drained = exitsOf(it.loop).some((exit) => exit.tests.some(({ test, holds }) => saysEmpty(test, holds)))
  if (drained && it.loop.kind !== 'of') return { bound: 'page', intent: 'drain', because: 'it runs until nothing is left' }
  return undefined
}

function isPaged({ paging }: OrmCall): boolean {
  return paging === 'cursor' || paging === 'offset'
}

/** `rows.length === 0`, `!rows.length`, `rows.length < size`: the last page was reached. */
function saysEmpty(test: Expr, holds: boolean): boolean {
  if (test.k === 'un' && test.op === '!') return test.of.k === 'mem' && test.of.name === 'length' && holds || saysEmpty(test.of, !holds)
  if (test.k === 'logic') return saysEmpty(test.left, holds) || saysEmpty(test.right, holds)
  if (test.k !== 'bin') return false
  const left = mentionsLength(test.left)
  if (!left && !mentionsLength(test.right)) return false
  return holds ? /^(===|==|<|<=|!==|!=)$/.test(test.op) : /^(>|>=|===|==)$/.test(test.op)
}

function mentionsLength(expr: Expr): boolean {
  return expr.k === 'mem' && (expr.name === 'length' || expr.name === 'count' || expr.name === 'size')
}

/** No `entries`, and no `countries`. */
const ATTEMPTS = /retr(?:y|ies)|attempt|tr(?:y|ies)Count|Retr(?:y|ies)|Attempt|ATTEMPT|RETR(?:Y|IES)|[a-z]Tries|\btries|TRIES/

function purposeOfWhile(it: LoopCase, calls: readonly OrmCall[]): Purpose {
  const { loop } = it
  const test = loop.test
  const text = test === undefined ? '' : print(test)
  const endless = test === undefined || test.k === 'lit' && test.value === true || /^(true|1|!?this\.(is)?(running|stopped|shuttingDown|active)|!?(is)?(running|stopped|shuttingDown|active|stop))$/i.test(text)
  const isWaiting = sleeps(loop)
  if (ATTEMPTS.test(text) || mentionsCounter(loop, ATTEMPTS)) return { bound: 'constant', intent: 'retry', because: 'it counts its attempts' }
  const walked = walkedBy(it, calls)
  if (walked !== undefined) return { bound: 'unbounded', chained: true, because: `\`${walked}\` of one round leads to the next` }
  if (test !== undefined && answersItself(test)) return { bound: 'unbounded', intent: exitOnAnswer(it) ? 'retry' : 'drain', because: `it asks \`${text}\` before each round` }
  const queue = queueOf(test) ?? takenList(loop)
  const fixed = queue === undefined ? undefined : fixedQueue(it.mind, it.frame, queue)
  if (fixed !== undefined) return { bound: 'constant', intent: 'constant', because: fixed }
  if (queue !== undefined && calls.length > 0 && calls.every((call) => call.filters.some((filter) => filter.operator === 'in'))) return { bound: 'page', intent: 'chunk', because: 'each round asks for a whole level at once' }
  const chained = chainsThrough(loop)
  if (!endless && chained === undefined && refills(loop)) return { bound: 'unbounded', intent: 'drain', because: `it asks for the next \`${text}\` until there is none` }
  if (!endless && chained !== undefined) return { bound: 'unbounded', chained: true, because: `\`${chained}\` of one round comes from the answer of the round before` }
  const taken: Purpose | undefined = queue === undefined || isWaiting ? undefined : { bound: 'unbounded', because: `each round takes one of \`${print(queue)}\`${walksTree(loop, queue) ? ', and adds what it found' : ''}`, ...(walksTree(loop, queue) ? { tree: true as const } : {}) }
  if (taken !== undefined && (!endless || queueOf(test) === undefined)) return taken
  if (endless) {
    if (isWaiting) return { bound: 'unbounded', intent: 'poll', because: 'it waits between rounds and does not end' }
    const exits = exitsOf(loop)
    if (exits.length > 0) return { bound: 'unbounded', intent: 'retry', because: 'it repeats until it succeeds' }
    return { bound: 'unbounded', intent: 'poll', because: 'it does not end' }
  }
  if (isWaiting) return { bound: 'unbounded', intent: 'poll', because: 'it waits between rounds' }
  if (walksTime(loop) || countsDownFrom(it.frame.fn, loop) !== undefined) return { bound: 'unbounded' }
  return { bound: 'unbounded', certain: 'unknown', because: `nothing says how often \`${text}\` holds` }
}

/** `while (true) { const next = await at.parent; if (!next) break; at = next }`: from row to row by a relation that loads when it is read, or by a key. */
function walkedBy({ loop }: LoopCase, calls: readonly OrmCall[]): string | undefined {
  const step = [...steppedNames(loop)].find(([, property]) => calls.some(({ relation }) => relation === property))
  if (step !== undefined) return step.join('.')
  const isByKey = calls.length > 0 && calls.every(({ effect, rows, filters }) => effect === 'read' && rows === 'one' && filters.length > 0 && filters.every(({ operator }) => operator === 'equals'))
  return isByKey && !sleeps(loop) ? chainsEndlessly(loop) : undefined
}

function exitOnAnswer(it: LoopCase): boolean {
  return assignedNames(it.loop).size > 0
}
