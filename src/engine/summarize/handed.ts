// Functions that may be given what others have: those that they name, and those that these name in turn. Within a file names alone decide, so
// that rather too many count than too few; into other files only what is resolved leads.

import type { Origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { functionAround, nodesIn, nodesOf } from '../resolve/code.ts'
import { createCallees } from '../sites/callees.ts'
import { nameAt, walk } from '../sites/shape.ts'

const LIMIT = 120

/** Undefined where there are so many that it may be any. */
export function handedTo(mind: Mind, holders: readonly string[]): ReadonlySet<string> | undefined {
  const all = new Set(holders)
  for (const key of all) {
    for (const one of namedBy(mind, key)) all.add(one)
    if (all.size > LIMIT) return undefined
  }
  return all
}

/** The functions that have the rows of a query from the beginning: that which asks, and that which is given them. */
export function ownersOf(mind: Mind, { root }: Origin): readonly string[] {
  if (root.kind === 'element') return ownersOf(mind, root.of)
  return root.kind !== 'rows' ? [] : [root.at, ...root.got === undefined ? [] : [root.got]].flatMap((place) => functionAt(mind, place) ?? [])
}

function functionAt(mind: Mind, place: Place): string | undefined {
  const facts = mind.program.facts(place.file)
  const id = facts === undefined ? 0 : functionAround(facts, place).id
  return id === 0 ? undefined : functionKey(place.file, id)
}

/** Whether code stands in a function, or in one inside it. */
export function standsIn(facts: FileFacts, id: number, functions: ReadonlySet<string>): boolean {
  for (let fn = facts.functions[id]; fn !== undefined && fn.id !== 0; fn = facts.functions[fn.parent]) if (functions.has(functionKey(facts.file, fn.id))) return true
  return false
}

function namedBy(mind: Mind, key: string): readonly string[] {
  return mind.program.remember(`named by ${key}`, () => {
    const facts = mind.program.facts(splitKey(key).file)
    if (facts === undefined) return []
    const own = new Set([key])
    const inside = facts.functions.filter(({ id }) => standsIn(facts, id, own))
    const names = new Set<string>()
    for (const { body } of inside) for (const stmt of body) walk(stmt, (node) => {
      if (node.k === 'id' || node.k === 'mem') names.add(node.name)
    })
    const callees = createCallees(mind, facts)
    const ids = new Set(inside.map(({ id }) => id))
    const resolved = nodesOf(facts, 'call').filter(({ fn }) => ids.has(fn)).flatMap(({ node, fn }) => [node.callee, ...node.args].filter(isNamed).flatMap((one) => {
      const callee = callees.calleeOf(one, fn)
      return callee?.kind === 'function' ? [callee.key] : []
    }))
    return [...facts.functions.filter(({ id, name }) => id !== 0 && names.has(name)).map(({ id }) => functionKey(facts.file, id)), ...resolved]
  })
}

/** What code calls to have relations put into rows that are there. */
const FILLS = /^(?:hydrate|populate|preload|fill|attach|enrich|expand|load(?:Relations?|Into))(?![a-z])/

/** Whether a function hands something to code by such a name, of which nobody knows where it stands. */
export function isFilledElsewhere(mind: Mind, key: string): boolean {
  return mind.program.remember(`filled elsewhere by ${key}`, () => {
    const { file, id } = splitKey(key)
    const facts = mind.program.facts(file)
    const calls = facts === undefined ? [] : nodesIn(facts.functions[id]?.body ?? [], 'call').filter(({ callee, args }) => args.length > 0 && FILLS.test(nameAt(callee)))
    if (facts === undefined || calls.length === 0) return { answer: false }
    const { calleeOf } = createCallees(mind, facts)
    return { answer: calls.some(({ callee }) => calleeOf(callee, id) === undefined) }
  }).answer
}

function isNamed({ k }: Expr): boolean {
  return k === 'id' || k === 'mem'
}
