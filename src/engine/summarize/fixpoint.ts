// Summaries on demand. Mutually recursive functions are summarised together until nothing changes, so that the result does not depend
// on which of them was asked for first; what a recursion reaches is multiplied by it.

import { pruned } from '../../model/pruned.ts'
import { array, union, unknown } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Mind } from '../mind.ts'
import { type Needed, keysOf, splitKey } from '../program.ts'
import { bindParameters } from '../resolve/bindings.ts'
import { execute } from './execute.ts'
import { asContract } from './contracts.ts'
import { createFrame } from './frame.ts'
import { destructuring } from './reads.ts'
import { allReturned } from './returned.ts'
import { READ_LIMIT, type RelationRead, type Summary, TERM_LIMIT, type Term, emptySummary, summaryFingerprint, termFingerprint } from './summary.ts'

const ROUNDS = 12
/** Calls within calls that are followed, before the stack of the interpreter ends. Those of applications stay below twenty. */
const DEPTH_LIMIT = 150

export interface FunctionResult {
  readonly summary: Summary
  /** Everything met in the body, with terms that only matter for sites. */
  readonly terms: readonly Term[]
  readonly late: readonly Term[]
  /** Relations that are proved not to be loaded where the function reads them, or hands them on to be read. */
  readonly unloaded: readonly RelationRead[]
}

interface Running {
  readonly key: string
  /** The best known so far. */
  result: FunctionResult
  /** Lowest place in the stack that this one's result depends on. */
  low: number
  recursive: boolean
}

export interface Fixpoint {
  resultOf(fn: string): FunctionResult
}

export function createFixpoint(mind: () => Mind): Fixpoint {
  const summaryKey = keysOf('summary')
  const stack: Running[] = []
  const positions = new Map<string, number>()
  /** Results that rest on a recursion which is still being summarised. */
  const provisional = new Map<string, { readonly result: FunctionResult; readonly low: number; readonly needed: Needed }>()

  /** What the round before knew of the functions of a recursion. */
  const approximations = new Map<string, FunctionResult>()

  const resultOf = (fn: string): FunctionResult => {
    const program = mind().program
    const known = program.peek<FunctionResult>(summaryKey(fn))
    if (known !== undefined) return known.value
    const at = positions.get(fn)
    if (at !== undefined) {
      for (const running of stack.slice(at)) running.low = Math.min(running.low, at)
      stack[at]!.recursive = true
      return stack[at]!.result
    }
    const early = provisional.get(fn)
    if (early !== undefined) {
      for (const running of stack.slice(early.low)) running.low = Math.min(running.low, early.low)
      program.need(early.needed)
      return early.result
    }
    return compute(fn)
  }

  const compute = (fn: string): FunctionResult => {
    const program = mind().program
    const position = stack.length
    if (position >= DEPTH_LIMIT) return nothing(fn)
    const running: Running = { key: fn, result: approximations.get(fn) ?? nothing(fn), low: position, recursive: false }
    stack.push(running)
    positions.set(fn, position)
    const { value: members, needed } = program.watching(() => mind().contexts.without(() => settle(running, position)))
    stack.pop()
    positions.delete(fn)
    if (running.low < position) {
      program.need(needed)
      provisional.set(fn, { result: running.result, low: running.low, needed })
      return running.result
    }
    const name = [fn, ...members].sort()[0]!
    const finish = (result: FunctionResult) => running.recursive ? multiplied(result, name) : result
    for (const key of members) {
      const member = provisional.get(key)!
      provisional.delete(key)
      approximations.delete(key)
      program.store(summaryKey(key), finish(member.result), [...new Set([...member.needed, ...needed])])
    }
    approximations.delete(fn)
    const result = finish(running.result)
    program.store(summaryKey(fn), result, needed)
    return result
  }

  /** Evaluates a function; the first one met of a recursion is evaluated until no function of the recursion changes any more. */
  const settle = (running: Running, position: number): readonly string[] => {
    for (let round = 0, before = ''; ; round += 1) {
      const others = new Set(provisional.keys())
      running.result = evaluateFunction(mind(), running.key)
      const members = [...provisional.keys()].filter((key) => !others.has(key))
      if (running.low < position || !running.recursive) return members
      const after = [running.result, ...members.sort().map((key) => provisional.get(key)!.result)].map((one) => summaryFingerprint(one.summary)).join('\n\n')
      if (before === after || round >= ROUNDS) return members
      before = after
      for (const key of members) {
        approximations.set(key, provisional.get(key)!.result)
        provisional.delete(key)
      }
    }
  }

  return { resultOf }
}

/** What is known of a function that nobody has looked into. */
function nothing(fn: string): FunctionResult {
  return { summary: emptySummary(fn, unknown), terms: [], late: [], unloaded: [] }
}

function multiplied(result: FunctionResult, name: string): FunctionResult {
  const again = (term: Term): Term => term.recursion.includes(name) ? term : { ...term, recursion: [...term.recursion, name] }
  return { ...result, summary: { ...result.summary, terms: result.summary.terms.map(again) }, terms: result.terms.map(again) }
}

export function evaluateFunction(mind: Mind, key: string): FunctionResult {
  const { file, id } = splitKey(key)
  const facts = mind.program.facts(file)
  const fn = facts?.functions[id]
  if (facts === undefined || fn === undefined) return nothing(key)
  const frame = createFrame(facts, fn)
  bindParameters(mind, fn.params, key, frame.vars, destructuring(mind, frame))
  const end = execute(mind, fn.body, frame)
  const given = pruned(fn.generator ? array([], frame.yields.length === 0 ? unknown : union(...frame.yields)) : allReturned(frame, end))
  const returned = fn.generator ? given : asContract(mind, file, fn.returns, given)
  const terms = distinct(frame.terms)
  return { summary: { fn: key, terms: terms.length > TERM_LIMIT ? terms.slice(0, TERM_LIMIT) : terms, reads: frame.reads.filter((read) => read.unloaded === undefined).slice(0, READ_LIMIT), returns: returned, external: frame.external, asks: frame.asked, truncated: terms.length > TERM_LIMIT }, terms, late: frame.late, unloaded: frame.reads.filter((read) => read.unloaded !== undefined) }
}

/**
 * A path that passes the same call twice goes round a recursion: the shorter one says as much. Of two ways to the same call of which a caller
 * takes one or the other (`manager === undefined ? source.transaction(run) : run(manager)`), both stay.
 */
function distinct(terms: readonly Term[]): readonly Term[] {
  const seen = new Map<string, Term[]>()
  return terms.filter((term) => {
    const places = term.path.map((step) => `${step.place.file}:${step.place.start}-${step.place.end}`)
    if (new Set(places).size < places.length) return false
    const key = termFingerprint(term)
    const same = seen.get(key)
    if (same?.every((other) => isInstead(term, other)) === false) return false
    if (same === undefined) seen.set(key, [term])
    else same.push(term)
    return true
  })
}

/** Whether one runs only where the other does not. */
function isInstead(one: Term, other: Term): boolean {
  return one.guards.some(({ when, value }) => (when === 'truthy' || when === 'falsy') && other.guards.some((guard) => guard.when === (when === 'truthy' ? 'falsy' : 'truthy') && valueKey(guard.value) === valueKey(value)))
}
