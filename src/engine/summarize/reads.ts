// Property reads that an ORM has a say in: a lazy relation loads when it is read, one that was not loaded is undefined.

import type { Invocation } from '../../model/invocation.ts'
import type { Place } from '../../model/place.ts'
import { type Origin, origin } from '../../model/origin.ts'
import { type Value, absent, possibilities, union } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { walk } from '../sites/shape.ts'
import type { Frame, Use } from './frame.ts'
import { emitQuery } from './queries.ts'

export function readMember(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'mem' }, of: Value, use: Use): Value {
  const value = mind.member(of, expr.name)
  if (!mind.reads || expr.span === undefined) return value
  const place: Place = { file: frame.file, ...expr.span }
  const loaded = possibilities(of).flatMap((one) => readOf(mind, frame, expr, one, place, use) ?? [])
  return loaded.length === 0 ? value : union(...loaded)
}

function readOf(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'mem' }, of: Value, place: Place, use: Use): Value | undefined {
  const cls = classOf(mind, of)
  if (cls === undefined) return undefined
  const receiver: Origin = of.kind === 'ref' ? of.origin : origin({ kind: 'class', class: cls }, undefined, ['prototype'])
  const invocation: Invocation = { kind: 'read', receiver, class: cls, method: expr.name, arguments: [], tagged: false, place, text: print(expr.of) }
  const recognition = mind.recognise(invocation)
  if (recognition?.kind === 'unloaded') return assignedMembers(frame.facts).has(expr.name) ? undefined : absent
  if (recognition?.kind !== 'query') return undefined
  mind.tally.recognised(place)
  emitQuery(frame, invocation, recognition, { place, name: print(expr), use })
  return recognition.result
}

const assigned = new WeakMap<FileFacts, ReadonlySet<string>>()

/** Properties that code of the file assigns: what a query left out, code may have put there. */
export function assignedMembers(facts: FileFacts): ReadonlySet<string> {
  const known = assigned.get(facts)
  if (known !== undefined) return known
  const names = new Set<string>()
  for (const fn of facts.functions) for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'set' && node.target.k === 'target' && node.target.target.k === 'mem') names.add(node.target.target.name)
  })
  assigned.set(facts, names)
  return names
}

/** The class of the project that a value is an instance of, as far as declarations and queries tell. */
export function classOf(mind: Mind, value: Value): string | undefined {
  if (value.kind === 'instance') return value.class
  if (value.kind !== 'ref') return undefined
  const root = value.origin.root.kind
  if (root !== 'param' && root !== 'captured' && root !== 'rows' && root !== 'element') return undefined
  const known = mind.declared(value.origin)
  return known?.kind === 'instance' ? known.class : undefined
}
