// Methods of what a library's calls hand back (`pool.for(users).process(f)`): values forget where they came from when a call makes them
// of what it was given, and the chain as code writes it does not.

import type { Callable } from '../../model/framework.ts'
import { type Origin, origin, step } from '../../model/origin.ts'
import { ref } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import type { Call } from './call.ts'
import type { Frame } from './frame.ts'
import { type Asked, type Target, targetsOf } from './targets.ts'

/** The library function that a method of a chain is. */
export function chainedLibrary(mind: Mind, frame: Frame, call: Call, asked: Asked): readonly Target[] {
  const { callee } = call.expr
  if (call.callee.kind !== 'unknown' || callee.k !== 'mem' || callee.of.k !== 'call' || !mind.repeats(call.method)) return []
  const from = chainOf(mind, frame, callee)
  return from === undefined ? [] : targetsOf(mind, asked, ref(from)).filter(({ kind }) => kind === 'library')
}

function chainOf(mind: Mind, frame: Frame, expr: Expr): Origin | undefined {
  if (expr.k === 'call') {
    const of = chainOf(mind, frame, expr.callee)
    return of === undefined ? undefined : origin({ kind: 'result', of, at: { file: frame.file, ...expr.span } })
  }
  if (expr.k === 'mem') {
    const of = chainOf(mind, frame, expr.of)
    return of === undefined ? undefined : step(of, expr.name)
  }
  const value = expr.k === 'id' ? mind.evaluate(expr, { ...frame, valuesOnly: true }) : undefined
  return value?.kind === 'ref' && value.origin.root.kind === 'import' ? value.origin : undefined
}

/** `users` of `pool.for(users).withConcurrency(2).process(f)`: the first argument of a call of such a name. */
export function givenInChain(expr: Expr, { given }: Callable['collection'] & object): Expr | undefined {
  for (let at = expr; at.k === 'call' || at.k === 'mem';) {
    if (at.k === 'call' && at.callee.k === 'mem' && given.includes(at.callee.name)) return at.args[0]
    at = at.k === 'call' ? at.callee : at.of
  }
  return undefined
}
