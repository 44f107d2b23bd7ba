// `switch`: each case stands under the tests that lead to it, so that a call site that passes a literal knows which of them it takes.

import { type Value, literal, truthy } from '../../model/value.ts'
import type { Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { type End, type Frame, joinInto } from './frame.ts'
import { type Side, branch, sidesOf } from './guards.ts'
import { chosen, operate } from './operations.ts'

type SwitchStmt = Stmt & { readonly k: 'switch' }

/** Cases of which one runs on into the next. */
interface Group {
  readonly tests: readonly Value[]
  readonly hasDefault: boolean
}

export function executeSwitch(mind: Mind, stmt: SwitchStmt, frame: Frame, rest: (side: Side) => void, perhaps: () => void): End {
  const on = mind.evaluate(stmt.on, frame)
  const tests = stmt.cases.map((one) => one.test === undefined ? undefined : operate('===', on, mind.evaluate(one.test, frame)))
  const before = new Map(frame.vars)
  const ends: End[] = []
  let start = 0
  let left = false
  for (const [at, one] of stmt.cases.entries()) {
    const group = groupOf(tests, start, at)
    joinInto(frame, before)
    const way = wayInto(group, tests)
    const end = way === undefined ? endOf(one.body) : branch(frame, way, () => executeCase(mind, one.body, frame))
    if (end === 'on' && at < stmt.cases.length - 1) continue
    start = at + 1
    const goesOn = end === 'left' && has('break', one.body)
    ends.push(goesOn ? 'on' : end)
    if (end !== 'left') continue
    if (goesOn) left ||= has('return', one.body)
    else rest(otherwise(group, tests))
  }
  joinInto(frame, before)
  if (left) perhaps()
  const isWhole = tests.includes(undefined) && !ends.includes('on')
  return isWhole ? ends.includes('left') ? 'left' : 'thrown' : 'on'
}

function groupOf(tests: readonly (Value | undefined)[], start: number, at: number): Group {
  const own = tests.slice(start, at + 1)
  return { tests: own.filter((one) => one !== undefined), hasDefault: own.includes(undefined) }
}

/** A `break` in it leaves the switch, and no loop around. */
function executeCase(mind: Mind, body: readonly Stmt[], frame: Frame): End {
  const loops = frame.breaksLoop
  frame.breaksLoop = false
  const end = mind.execute(body, frame)
  frame.breaksLoop = loops
  return end
}

/** What holds in a group of cases; undefined where nothing leads there. */
function wayInto({ tests, hasDefault }: Group, all: readonly (Value | undefined)[]): Side | undefined {
  return hasDefault ? none(without(all, tests)) : any(tests)
}

/** What holds behind a group that leaves the switch for good. */
function otherwise({ tests, hasDefault }: Group, all: readonly (Value | undefined)[]): Side {
  return (hasDefault ? any(without(all, tests)) : none(tests)) ?? { guards: [], open: true }
}

function without(all: readonly (Value | undefined)[], tests: readonly Value[]): readonly Value[] {
  return all.filter((one) => one !== undefined && !tests.includes(one)) as readonly Value[]
}

function any(tests: readonly Value[]): Side | undefined {
  const one = tests.reduceRight<Value>((other, test) => chosen(test, literal(true), other), literal(false))
  const known = truthy(one)
  return known === 'no' ? undefined : known === 'yes' ? { guards: [], open: false } : sidesOf(one)[0]
}

function none(tests: readonly Value[]): Side | undefined {
  if (tests.some((one) => truthy(one) === 'yes')) return undefined
  const sides = tests.filter((one) => truthy(one) !== 'no').map((one) => sidesOf(one)[1])
  return { guards: sides.flatMap((one) => one.guards), found: sides.flatMap((one) => one.found ?? []), open: sides.some((one) => one.open) }
}

/** How a body ends that nothing leads to. */
function endOf(body: readonly Stmt[]): End {
  const last = body.at(-1)
  if (last?.k === 'block') return endOf(last.body)
  return last?.k === 'return' || last?.k === 'break' || last?.k === 'continue' ? 'left' : last?.k === 'throw' ? 'thrown' : 'on'
}

/** Whether a statement of that kind is anywhere in it: a `break` is the switch's own as a rule. Expressions hold none. */
function has(kind: 'break' | 'return', body: readonly Stmt[]): boolean {
  return body.some((stmt) => {
    switch (stmt.k) {
      case kind: return true
      case 'if': return has(kind, stmt.then) || has(kind, stmt.else)
      case 'block': case 'loop': return has(kind, stmt.body)
      case 'label': return has(kind, [stmt.body])
      case 'try': return has(kind, stmt.body) || has(kind, stmt.handler ?? []) || has(kind, stmt.finalizer ?? [])
      case 'switch': return stmt.cases.some((one) => has(kind, one.body))
      default: return false
    }
  })
}
