// Tagged templates (raw queries) and JSX elements (async components, which render where they stand).

import type { Place } from '../../model/place.ts'
import { type Value, computedFrom, possibilities, unknown } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { splitKey } from '../program.ts'
import { DEREFERENCED, type Frame, type Use } from './frame.ts'
import { emit } from './emitting.ts'
import { instantiate } from './instantiate.ts'
import { emitQuery } from './queries.ts'
import { type Asked, targetsOf } from './targets.ts'

export function evaluateTag(mind: Mind, expr: Expr & { readonly k: 'tag' }, frame: Frame, use: Use): Value {
  const place: Place = { file: frame.file, ...expr.span }
  const receiver = expr.callee.k === 'mem' ? mind.evaluate(expr.callee.of, frame, DEREFERENCED) : undefined
  const callee = receiver === undefined || expr.callee.k !== 'mem' ? mind.evaluate(expr.callee, frame) : mind.member(receiver, expr.callee.name)
  const parts = expr.parts.map((one) => mind.evaluate(one, frame))
  const args: readonly Value[] = [{ kind: 'array', items: expr.text.map((text) => ({ kind: 'literal', value: text })) }, ...parts]
  const asked: Asked = { place, receiver, text: () => expr.callee.k === 'mem' ? print(expr.callee.of) : '', args, tagged: true }
  for (const target of possibilities(callee).flatMap((one) => targetsOf(mind, asked, one))) {
    if (target.kind === 'closure') {
      const inner = instantiate(mind, frame, target.closure, args, { place, name: print(expr.callee), use, inPlace: false })
      emit(frame, inner.terms)
      return inner.returns
    }
    if (target.kind !== 'orm') continue
    const { invocation, recognition } = target
    if (recognition.kind === 'value') return recognition.value
    if (recognition.kind !== 'query') continue
    mind.tally.recognised(place)
    if (!(recognition.lazy && use.result === 'dropped' && !use.awaited)) emitQuery(frame, invocation, recognition, { place, name: print(expr.callee), use })
    return recognition.result
  }
  return computedFrom(callee, ...parts)
}

/** `<Card id={item.id} />`: an async component of the project renders, and queries, where it stands. */
export function renderComponent(mind: Mind, expr: Expr & { readonly k: 'jsx' }, frame: Frame, use: Use): Value {
  const props: Record<string, Value> = {}
  for (const prop of expr.props) {
    const value = mind.evaluate(prop.value, frame)
    if (prop.name !== undefined && prop.kind === 'value') props[prop.name] = value
  }
  for (const child of expr.children) mind.evaluate(child, frame)
  if (expr.tag.k === 'lit') return unknown
  const component = mind.evaluate(expr.tag, frame)
  if (component.kind !== 'closure') return unknown
  const { file, id } = splitKey(component.fn)
  if (mind.program.facts(file)?.functions[id]?.async !== true) return unknown
  const inner = instantiate(mind, frame, component, [{ kind: 'object', fields: props, open: true }], { place: { file: frame.file, ...expr.span }, name: print(expr), use: { ...use, result: 'used', awaited: true }, inPlace: false })
  emit(frame, inner.terms)
  return unknown
}
