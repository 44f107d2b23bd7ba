// Values that their own methods change (`day.setDate(…)`, `seen.push(…)`, `query.set(…)`) and objects whose fields code fills: what a round
// of a loop has of them is not what the round before had.

import { someOf } from '../../model/some-of.ts'
import { type Value, computedFrom, originsOf, possibilities } from '../../model/value.ts'
import type { CallExpr, Expr, LoopStmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { changedBy, isChanging, OF_LISTS, OF_TIMES } from '../sites/changing.ts'
import { targetsOf, walk } from '../sites/shape.ts'
import { type Frame, isUnfilled } from './frame.ts'
import { assignField } from './reads.ts'

/** The value after such a method was called, which depends on `by` from then on; undefined where that method may be anything. */
function afterwards(value: Value, method: string, by: Value): Value | undefined {
  switch (value.kind) {
    case 'unknown': return computedFrom(by, value)
    // `new Map([…])` is a list of pairs; what a list begins with that is empty is nothing.
    case 'array': return isUnfilled(value) ? undefined : method === 'set' ? computedFrom(by, value) : someOf(value, originsOf(by))
    case 'ref': {
      const { root, path } = value.origin
      const isOfLanguage = root.kind === 'global' || root.kind === 'instance' && root.of.module === 'global' || path.length === 0 && /^set(?:UTC)?[DFHMSTY]\w/.test(method) && OF_TIMES.test(method)
      if (isOfLanguage) return computedFrom(by, value)
      return OF_LISTS.test(method) ? someOf(value, originsOf(by)) : undefined
    }
    default: return undefined
  }
}

/** A variable of the function holds something else after a call of such a method, depending on what that is given. */
export function changeInPlace(mind: Mind, frame: Frame, { callee, args }: CallExpr): void {
  if (args.length === 0 || callee.k !== 'mem' || callee.of.k !== 'id' || callee.of.fn !== frame.fn.id || !isChanging(callee.name) || OF_LISTS.test(callee.name)) return
  const value = frame.vars.get(callee.of.name)
  // What a list holds is followed item by item.
  if (value === undefined || value.kind === 'array') return
  const given = computedFrom(...args.map((arg) => mind.evaluate(arg, { ...frame, valuesOnly: true })))
  const changed = originsOf(given).length === 0 ? undefined : afterwards(value, callee.name, given)
  if (changed !== undefined) frame.vars.set(callee.of.name, changed)
}

interface Changes {
  /** Variables, with the methods that change them. */
  readonly methods: ReadonlyMap<string, string>
  /** `where.page` */
  readonly fields: readonly (Expr & { readonly k: 'mem' })[]
  /** Fields of the object itself: `this.day.setDate(…)`. */
  readonly own: ReadonlySet<string>
}

/** What the code of a loop changes without assigning it. */
export function changesIn(loop: LoopStmt): Changes {
  const methods = new Map<string, string>()
  const fields: (Expr & { readonly k: 'mem' })[] = []
  const own = new Set<string>()
  const visit = (node: Parameters<typeof walk>[0]) => {
    if (node.k === 'set') for (const target of targetsOf(node.target)) if (target.k === 'mem' && target.of.k !== 'this') fields.push(target)
    if (node.k !== 'call') return
    const changed = changedBy(node)
    if (changed?.k === 'id') methods.set(changed.name, (node.callee as Expr & { readonly k: 'mem' }).name)
    if (changed?.k === 'mem' && changed.of.k === 'this') own.add(changed.name)
  }
  for (const stmt of loop.body) walk(stmt, visit)
  if (loop.update !== undefined) walk(loop.update, visit)
  return { methods, fields, own }
}

/** Makes what a loop changes depend on the round; what it changes by methods, with what it was before. */
export function marked(mind: Mind, frame: Frame, { methods, fields }: Changes, marker: Value): readonly { readonly name: string; readonly before: Value; readonly marked: Value }[] {
  for (const target of fields) assignField(mind, frame, target, computedFrom(marker, mind.evaluate(target, { ...frame, valuesOnly: true })))
  return [...methods].flatMap(([name, method]) => {
    const before = frame.vars.get(name)
    const after = before === undefined || possibilities(before).length !== 1 ? undefined : afterwards(before, method, marker)
    if (before === undefined || after === undefined) return []
    frame.vars.set(name, after)
    return [{ name, before, marked: after }]
  })
}
