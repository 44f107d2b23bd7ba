// Statements: what runs, under which conditions, and whether control leaves.

import { type Value, absent, fixedList, truthy, unknown } from '../../model/value.ts'
import type { CallExpr, Expr, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { labelled, opened } from '../resolve/exports.ts'
import { bindPattern } from '../resolve/bindings.ts'
import { isMap } from '../resolve/dictionaries.ts'
import { filledInside } from '../resolve/filled-in.ts'
import { origin } from '../../model/origin.ts'
import { ref } from '../../model/value.ts'
import { asContract } from './contracts.ts'
import { isIterationMethod } from './callbacks.ts'
import { AWAITED, DROPPED, type End, type Frame, RETURNED, USED, type Use, joinInto } from './frame.ts'
import { type Side, enter, guardOf, leave } from './guards.ts'
import { afterFailure } from './emitting.ts'
import { isFilledInFixedSteps } from '../sites/filled.ts'
import { isAnswersOfEach, isOnlyAwaited, isOnlyCounted } from '../sites/only-awaited.ts'
import { anyIn, walk } from '../sites/shape.ts'
import { leavingTerms } from './leaving.ts'
import { executeLoop } from './loops.ts'
import { destructuring } from './reads.ts'
import { returnedHere, returnsNothing } from './returned.ts'
import { executeSwitch } from './switches.ts'
import type { Guard } from './summary.ts'

export function execute(mind: Mind, body: readonly Stmt[], frame: Frame): End {
  const entered: Side[] = []
  let left = 0
  let end: End = 'on'
  for (const stmt of body) {
    end = executeOne(mind, stmt, frame, (rest, how) => {
      // After `if (x) return`, the rest runs only when `x` does not hold.
      const condition = how === 'thrown' ? { ...rest, guards: rest.guards.filter(({ value }) => value.kind !== 'unknown' && value.kind !== 'union'), open: false } : rest
      enter(frame, condition)
      entered.push(condition)
    }, () => {
      frame.conditional += 1
      left += 1
    })
    if (end !== 'on') break
  }
  for (const condition of entered.reverse()) leave(frame, condition)
  frame.conditional -= left
  return end
}

type Rest = (condition: Side, how: End) => void

function executeOne(mind: Mind, stmt: Stmt, frame: Frame, rest: Rest, perhaps: () => void): End {
  switch (stmt.k) {
    case 'expr': {
      mind.evaluate(stmt.value, frame, DROPPED)
      if (stmt.value.k !== 'call' || !neverReturns(mind, stmt.value, frame)) return 'on'
      frame.ended.add(stmt)
      return 'thrown'
    }
    case 'var': declare(mind, stmt, frame); return 'on'
    case 'return': {
      if (stmt.value !== undefined) frame.returns.push(returnedHere(frame, returnedValue(mind, stmt.value, frame)))
      else returnsNothing(frame)
      return 'left'
    }
    case 'throw': mind.evaluate(stmt.value, frame); return 'thrown'
    case 'if': return executeIf(mind, stmt, frame, rest)
    case 'loop': executeLoop(mind, stmt, frame); return 'on'
    case 'try': return executeTry(mind, stmt, frame)
    case 'switch': return executeSwitch(mind, stmt, frame, (side) => rest(side, 'left'), perhaps)
    case 'break': case 'continue': return 'left'
    case 'block': return execute(mind, stmt.body, frame)
    case 'label': return executeOne(mind, stmt.body, frame, rest, perhaps) === 'thrown' ? 'thrown' : 'on'
    case 'class': {
      frame.vars.set(stmt.name, ref(origin({ kind: 'class', class: `${frame.file}#${stmt.class}` })))
      return 'on'
    }
  }
}

/** Whoever calls the function does not see how it filled its list. */
function returnedValue(mind: Mind, written: Expr, frame: Frame): Value {
  const value = mind.evaluate(written, frame, RETURNED)
  return written.k === 'id' && isFilledInFixedSteps(mind, frame.facts, frame.fn, written) ? fixedList(value) : value
}

/** A call of a function that says so by its type (`fail(message): never`), that does nothing but throw, or that ends the process. */
function neverReturns(mind: Mind, call: CallExpr, frame: Frame): boolean {
  const { callee } = call
  if (callee.k === 'mem' && callee.name === 'exit' && callee.of.k === 'id' && callee.of.fn < 0 && callee.of.name === 'process') return true
  if (callee.k !== 'id' && !(callee.k === 'mem' && (callee.of.k === 'this' || callee.of.k === 'id'))) return false
  const value = mind.evaluate(callee, { ...frame, valuesOnly: true })
  const known = value.kind === 'ref' ? mind.declared(value.origin) : value
  if (known?.kind !== 'closure') return false
  const { file, id } = splitKey(known.fn)
  const fn = mind.program.facts(file)?.functions[id]
  if (fn === undefined || fn.generator) return false
  return fn.returns?.k === 'keyword' && fn.returns.name === 'never' || !fn.async && fn.body.at(-1)?.k === 'throw' && !fn.body.some(leavesOtherwise)
}

/** Whether a statement may end its function without throwing. */
function leavesOtherwise(stmt: Stmt): boolean {
  return anyIn([stmt], (node) => node.k === 'return')
}

function declare(mind: Mind, stmt: Stmt & { readonly k: 'var' }, frame: Frame): void {
  const value = stmt.value === undefined ? absent : opened(mind.evaluate(stmt.value, frame, useOf(stmt, frame)))
  const known = asContract(mind, frame.file, stmt.type, stmt.type !== undefined && isBlank(value) ? typedOr(mind, stmt, frame, value) : stmt.target.k === 'name' ? withFields(frame, stmt.target.name, value) : value)
  bindPattern(mind, stmt.target, stmt.target.k === 'name' ? labelled(known, stmt.target.name.replace(/\$\d+$/, '')) : known, frame.vars, destructuring(mind, frame))
}

/** An object to which functions inside give fields may have any. */
function withFields({ facts, fn }: Frame, name: string, value: Value): Value {
  return value.kind === 'object' && !value.open && filledInside(facts, fn.id).has(name) ? { ...value, open: true, rest: unknown } : value
}

/** How a variable's value is used, as far as its declaration alone does not say that it is read. */
function useOf({ target, value }: Stmt & { readonly k: 'var' }, frame: Frame): Use {
  if (frame.valuesOnly || target.k !== 'name') return USED
  if (frame.fn.locals[target.name]?.unread === true) return DROPPED
  if (value !== undefined && isAnswersOfEach(value) && isOnlyCounted(frame, target.name)) return AWAITED
  return value?.k === 'call' && value.callee.k === 'mem' && isIterationMethod(value.callee.name) && isOnlyAwaited(frame, target.name) ? AWAITED : USED
}

function isBlank(value: Value): boolean {
  return isMap(value) || value.kind === 'unknown' && value.from.length === 0 || value.kind === 'literal' && value.value === undefined || value.kind === 'ref' && value.origin.root.kind === 'result'
}

function typedOr(mind: Mind, stmt: Stmt & { readonly k: 'var' }, frame: Frame, value: Value): Value {
  const typed = mind.typed(stmt.type!, frame.file)
  return isMap(value) && mind.entryOf(typed) === undefined ? value : typed.kind === 'instance' || typed.kind === 'ref' && typed.origin.root.kind === 'instance' ? typed : value
}

function executeIf(mind: Mind, stmt: Stmt & { readonly k: 'if' }, frame: Frame, rest: Rest): End {
  const test = mind.evaluate(stmt.test, frame)
  const known = truthy(test)
  if (known === 'yes') return execute(mind, stmt.then, frame)
  if (known === 'no') return execute(mind, stmt.else, frame)
  const condition = guardOf(mind, stmt.test, frame)
  const before = new Map(frame.vars)
  const tick = frame.tick
  const asked = frame.asked
  // What runs once is not asked for again in the other rounds.
  const taken = frame.once?.has(stmt) === true ? { guards: [...condition.guards, { when: 'miss' as const, value: absent }], open: condition.open } : condition
  enter(frame, taken)
  const missed = frame.missed
  const first = leavingTerms(frame, stmt.then, () => execute(mind, stmt.then, frame))
  leave(frame, taken)
  const missedAfter = frame.missed
  frame.missed = missed
  const after = frame.vars
  const tickAfter = frame.tick
  const askedAfter = frame.asked
  frame.vars = new Map(before)
  frame.tick = tick
  frame.asked = asked
  enter(frame, condition.inverse)
  const second = leavingTerms(frame, stmt.else, () => execute(mind, stmt.else, frame))
  leave(frame, condition.inverse)
  frame.missed = [...new Set([...missedAfter, ...frame.missed, ...returned(stmt.then, condition.inverse), ...returned(stmt.else, condition)])]
  if (first === 'on' && second === 'on') {
    joinInto(frame, after, test)
    frame.tick = tickAfter === frame.tick ? frame.tick : 'unknown'
    frame.asked &&= askedAfter
    return 'on'
  }
  if (first !== 'on' && second !== 'on') return first === second ? first : 'left'
  if (first === 'on') {
    frame.vars = after
    frame.tick = tickAfter
    frame.asked = askedAfter
    rest(condition, second)
  } else rest(condition.inverse, first)
  return 'on'
}

function executeTry(mind: Mind, stmt: Stmt & { readonly k: 'try' }, frame: Frame): End {
  const start = stmt.handler === undefined ? undefined : new Map(frame.vars)
  const { caught } = frame
  frame.unsure += 1
  if (stmt.handler !== undefined) frame.caught = 'in the loop'
  const end = execute(mind, stmt.body, frame)
  frame.caught = caught
  frame.unsure -= 1
  if (stmt.handler !== undefined && start !== undefined) {
    const before = new Map(frame.vars)
    joinInto(frame, start)
    if (stmt.param !== undefined) bindPattern(mind, stmt.param, unknown, frame.vars)
    frame.conditional += 1
    afterFailure(frame, () => execute(mind, stmt.handler!, frame))
    frame.conditional -= 1
    joinInto(frame, before)
  }
  if (stmt.finalizer !== undefined) execute(mind, stmt.finalizer, frame)
  // A handler lets the code after it run even where the body leaves.
  return stmt.handler === undefined ? end : 'on'
}

/** The misses that are known after a branch that returns what it found, if only sometimes. */
function returned(found: readonly Stmt[], otherwise: { readonly guards: readonly Guard[] }): readonly Guard[] {
  const misses = otherwise.guards.filter((guard) => guard.when === 'miss')
  if (misses.length === 0) return misses
  let returns = false
  for (const stmt of found) walk(stmt, (node) => {
    if (node.k === 'return') returns = true
  })
  return returns ? misses : []
}
