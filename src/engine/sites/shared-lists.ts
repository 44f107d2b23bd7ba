// Lists that several runs of a loop take their items from together, as the workers of a pool do: all of their rounds come to as many as
// there are items, however many of them run.

import { type Place, isWithin } from '../../model/place.ts'
import type { Expr, FileFacts, LoopStmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesIn } from '../resolve/code.ts'
import type { Frame } from '../summarize/frame.ts'
import type { RepeatUse, SharedList, Step } from '../summarize/summary.ts'
import { countedName, takenList } from './queues.ts'
import { anyIn, patternNames, targetsOf } from './shape.ts'
import { sourcesOf } from './sources.ts'
import { queueOf } from './tests.ts'

type Variable = Expr & { readonly k: 'id' }

/** What a loop shares with other runs of it: a queue, an iterator or the index of a list, of a function around it. */
export function sharedList(mind: Mind, { facts, fn, file }: Frame, loop: LoopStmt): SharedList | undefined {
  const isOuter = (expr: Expr | undefined): expr is Variable => expr?.k === 'id' && expr.fn >= 0 && expr.fn !== fn.id
  const held = loop.over === undefined ? takenFrom(loop, isOuter) : isOuter(loop.over) && isIterator(mind, facts, loop.over) ? loop.over : undefined
  const owner = held === undefined ? undefined : facts.functions[held.fn]
  if (held === undefined || owner === undefined) return undefined
  const around = nodesIn(owner.body, 'loop').findLast(({ body }) => anyIn(body, (node) => node.k === 'var' && patternNames(node.target).includes(held.name)))
  return { ...(owner.id === 0 ? {} : { owner: { file, ...owner.span } }), made: { file, ...around?.span ?? owner.span } }
}

/** Whether all rounds of a repeat at a step of a path take from the list of one further inside. */
export function sharesItems(path: readonly Step[], at: number, use: RepeatUse): boolean {
  const step = path[at]!
  const inner = [...step.repeats.slice(step.repeats.indexOf(use) + 1), ...path.slice(at + 1).flatMap(({ repeats }) => repeats)]
  return use.shares === true || inner.some(({ shared }) => shared !== undefined && isSharedIn(shared, step, use))
}

/** Whether all runs of an outer repeat share the list of an inner loop: it is there before them. */
function isSharedIn({ owner, made }: SharedList, { place }: Step, { repeat }: RepeatUse): boolean {
  return owner === undefined || standsIn(place, owner) && !standsIn(made, repeat.place)
}

function standsIn(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && isWithin(inner, outer)
}

function takenFrom(loop: LoopStmt, isOuter: (expr: Expr | undefined) => expr is Variable): Variable | undefined {
  const parts = [...loop.body, ...loop.test === undefined ? [] : [loop.test], ...loop.update === undefined ? [] : [loop.update]]
  const list = takenList(loop) ?? queueOf(loop.test)
  const takes = (name: string): boolean => anyIn(parts, (node) => node.k === 'call' && node.args.length === 0 && node.callee.k === 'mem' && /^(?:shift|pop)$/.test(node.callee.name) && node.callee.of.k === 'id' && node.callee.of.name === name)
  if (isOuter(list) && takes(list.name)) return list
  const counted = countedName(loop)
  let index: Variable | undefined
  anyIn(parts, (node) => {
    if (node.k === 'set' && node.op === '++') index ??= targetsOf(node.target).find((target): target is Variable => isOuter(target) && target.name === counted)
    return false
  })
  return index
}

/** `ids.values()`: whoever takes from it takes what no other does. */
function isIterator(mind: Mind, facts: FileFacts, { fn, name }: Variable): boolean {
  const initial = sourcesOf(mind, facts).initialOf(fn, name)
  return initial?.k === 'call' && initial.args.length === 0 && initial.callee.k === 'mem' && /^(?:values|keys|entries)$/.test(initial.callee.name) && !(initial.callee.of.k === 'id' && /^(?:Object|Array)$/.test(initial.callee.of.name))
}
