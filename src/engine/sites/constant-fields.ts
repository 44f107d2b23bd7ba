// Fields that hold the list that stands in their class or its constructor: nothing else in the file assigns them or adds to them.

import type { ClassFacts, Expr, FileFacts } from '../facts.ts'
import { nodesOf } from '../resolve/code.ts'
import { ownerOf } from '../summarize/entry-types.ts'
import type { Frame } from '../summarize/frame.ts'
import { targetsOf } from './shape.ts'

/** How many items the list of a field of the object itself has, where code spells it out. */
export function itemsOfField(frame: Frame, written: Expr): number | undefined {
  if (written.k !== 'mem' || written.of.k !== 'this') return undefined
  const cls = ownerOf(frame)
  const init = cls === undefined ? undefined : firstValue(cls, written.name)
  const list = init?.k === 'as' ? init.of : init
  if (list?.k !== 'arr' || list.items.length === 0 || list.items.some((item) => item.k === 'spread')) return undefined
  return changedFields(frame.facts).has(written.name) ? undefined : list.items.length
}

/** What a field holds once its object is made, where that is said once. */
function firstValue(cls: ClassFacts, name: string): Expr | undefined {
  const [only, ...others] = cls.assignments.filter((one) => one.name === name && one.fn === cls.constructorFn)
  const written = cls.members.find((one) => one.name === name && one.kind === 'property' && !one.static)?.init
  return only === undefined ? written : others.length === 0 && written === undefined ? only.value : undefined
}

const changed = new WeakMap<FileFacts, ReadonlySet<string>>()
const GROWING = /^(?:push|unshift|splice|fill|pop|shift)$/

/** Names of fields that code of the file, other than constructors for their own objects, assigns or adds to, or hands to other code as a whole. */
function changedFields(facts: FileFacts): ReadonlySet<string> {
  const known = changed.get(facts)
  if (known !== undefined) return known
  const names = new Set<string>()
  const handed = (args: readonly Expr[]) => {
    for (const arg of args) if (arg.k === 'mem' && arg.of.k === 'this') names.add(arg.name)
  }
  const constructors = new Set(facts.classes.map((cls) => cls.constructorFn))
  for (const { node: one, fn } of nodesOf(facts, 'set')) for (const target of targetsOf(one.target)) if (target.k === 'mem' && !(target.of.k === 'this' && constructors.has(fn))) names.add(target.name)
  for (const { node: { callee, args } } of nodesOf(facts, 'call')) {
    handed(args)
    if (callee.k === 'mem' && callee.of.k === 'mem' && GROWING.test(callee.name)) names.add(callee.of.name)
  }
  changed.set(facts, names)
  return names
}
