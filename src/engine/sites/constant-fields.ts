// Fields that hold the list that stands in their class or its constructor: nothing else in the file assigns them or adds to them.

import type { ClassFacts, Expr, FileFacts } from '../facts.ts'
import { nodesOf } from '../resolve/code.ts'
import { type Frame, ownerOf } from '../summarize/frame.ts'
import { targetsOf } from './shape.ts'

/** How many items the list of a field of the object itself has, where code spells it out. */
export function itemsOfField(frame: Frame, written: Expr): number | undefined {
  if (written.k !== 'mem' || written.of.k !== 'this') return undefined
  const cls = ownerOf(frame)
  const init = cls === undefined ? undefined : firstValue(cls, written.name)
  const list = init?.k === 'as' ? init.of : init
  if (list?.k !== 'arr' || list.items.length === 0 || list.items.some((item) => item.k === 'spread')) return undefined
  const isChanged = settersOf(frame.facts).get(written.name)?.some((by) => by !== cls?.constructorFn) === true
  return isChanged ? undefined : list.items.length
}

/** What a field holds once its object is made, where that is said once. */
function firstValue(cls: ClassFacts, name: string): Expr | undefined {
  const [only, ...others] = cls.assignments.filter((one) => one.name === name && one.fn === cls.constructorFn)
  const written = cls.members.find((one) => one.name === name && one.kind === 'property' && !one.static)?.init
  return only === undefined ? written : others.length === 0 && written === undefined ? only.value : undefined
}

const setters = new WeakMap<FileFacts, ReadonlyMap<string, readonly number[]>>()
const ANYTHING = -1
const GROWING = /^(?:push|unshift|splice|fill|pop|shift)$/

/**
 * Names of fields that code of the file assigns or adds to, or hands to other code as a whole, with the functions that assign them for their
 * own object; `ANYTHING` where it may be that of others.
 */
function settersOf(facts: FileFacts): ReadonlyMap<string, readonly number[]> {
  const known = setters.get(facts)
  if (known !== undefined) return known
  const found = new Map<string, number[]>()
  const add = (name: string, by: number) => found.set(name, [...found.get(name) ?? [], by])
  for (const { node: one, fn } of nodesOf(facts, 'set')) for (const target of targetsOf(one.target)) if (target.k === 'mem') add(target.name, target.of.k === 'this' ? fn : ANYTHING)
  for (const { node: { callee, args } } of nodesOf(facts, 'call')) {
    for (const arg of args) if (arg.k === 'mem' && arg.of.k === 'this') add(arg.name, ANYTHING)
    if (callee.k === 'mem' && callee.of.k === 'mem' && GROWING.test(callee.name)) add(callee.of.name, ANYTHING)
  }
  setters.set(facts, found)
  return found
}
