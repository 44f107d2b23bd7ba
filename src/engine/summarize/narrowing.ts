// What code has found out about a thing before it passes the thing on: in `if (item.type === 'note') await handle(item)`, and for items of
// `items.filter((item) => item.type === 'note')`, what `handle` does for other types is not reached. Things are told apart by the very
// root that a parameter or a loop made: another item of the same list has another one.

import type { Root } from '../../model/origin.ts'
import { type Value, array, elementOf, literal, possibilities, truthy, union } from '../../model/value.ts'
import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { assignedMembers } from './assigned.ts'
import type { Frame } from './frame.ts'
import { chosen, operate } from './operations.ts'
import type { Guard } from './summary.ts'

type Ref = Value & { readonly kind: 'ref' }

/** What holds of a thing: it is that value, it is another one, it is (or is not) true, `typeof` gives that or another name. */
export interface Fact {
  readonly of: Ref
  readonly is: 'equal' | 'other' | 'truthy' | 'falsy' | 'typed' | 'untyped'
  readonly value: Value
}

/** What the tests around the current point tell. */
export function factsHere(frame: Frame): readonly Fact[] {
  return [...frame.guards, ...frame.found].flatMap(({ when, value }) => when === 'miss' ? [] : factsOf(value, when === 'truthy'))
}

/** The truth of a value in a function that is called, as far as facts decide it that hold until then. */
export function narrowed(mind: Mind, frame: Frame, called: string, value: Value, facts: readonly Fact[]): Value {
  return settled(value, (thing) => facts.filter(({ of }) => isSame(of, thing) && isStable(frame.facts, of) && isStable(mind.program.facts(splitKey(called).file), of)))
}

/** Variables of functions around change unseen, and so may properties that code of the caller or the called assigns. */
function isStable(file: FileFacts | undefined, { origin: { root, path } }: Ref): boolean {
  const name = path.at(-1)
  return root.kind !== 'captured' && (name === undefined || file === undefined || !assignedMembers(file).has(name))
}

function factsOf(test: Value, holds: boolean): readonly Fact[] {
  if (test.kind === 'ref') return [{ of: test, is: holds ? 'truthy' : 'falsy', value: literal(holds) }]
  if (test.kind !== 'unknown' && test.kind !== 'union' || test.made === undefined) return []
  const { op, of: [first, second, third] } = test.made
  switch (op) {
    case '!': return factsOf(first!, !holds)
    case '===': case '!==': {
      const [of, value] = first!.kind === 'literal' ? [second!, first!] : [first!, second!]
      if (value.kind !== 'literal') return []
      const typed = typedThing(of)
      if (typed !== undefined) return [{ of: typed, is: (op === '===') === holds ? 'typed' : 'untyped', value }]
      return of.kind === 'ref' ? [{ of, is: (op === '===') === holds ? 'equal' : 'other', value }] : []
    }
    case '?': {
      // `a && b` holds where both do, `a || b` fails where both do.
      if (holds && truthy(third!) === 'no') return [...factsOf(first!, true), ...factsOf(second!, true)]
      return !holds && (first === second || truthy(second!) === 'yes') ? [...factsOf(first!, false), ...factsOf(third!, false)] : []
    }
    default: return []
  }
}

/** `x` of `typeof x`. */
function typedThing(value: Value): Ref | undefined {
  const of = value.kind === 'unknown' && value.made?.op === 'typeof' ? value.made.of[0] : undefined
  return of?.kind === 'ref' ? of : undefined
}

function settled(test: Value, factsOn: (thing: Ref) => readonly Fact[]): Value {
  if (test.kind === 'ref') return factsOn(test).find(({ is }) => is === 'equal' || is === 'truthy' || is === 'falsy')?.value ?? test
  if (test.kind !== 'unknown' && test.kind !== 'union' || test.made === undefined) return test
  const { op, of: [first, second, third] } = test.made
  if (op === '!') return operate('!', settled(first!, factsOn))
  if (op === '?') return chosen(settled(first!, factsOn), settled(second!, factsOn), settled(third!, factsOn))
  if (op !== '===' && op !== '!==') return test
  const [thing, wanted] = first!.kind === 'literal' ? [second!, first!] : [first!, second!]
  const typed = typedThing(thing)
  const asked = typed ?? thing
  if (asked.kind !== 'ref' || wanted.kind !== 'literal') return test
  for (const { is, value } of factsOn(asked)) {
    if (is === (typed === undefined ? 'equal' : 'typed')) return operate(op, value, wanted)
    if (is === (typed === undefined ? 'other' : 'untyped') && truthy(operate('===', value, wanted)) === 'yes') return literal(op === '!==')
  }
  return test
}

function isSame(a: Ref, b: Ref): boolean {
  return a.origin.root === b.origin.root && a.origin.path.length === b.origin.path.length && a.origin.path.every((name, at) => name === b.origin.path[at])
}

/** The items of a list for which a function of them holds. */
export function filtered(mind: Mind, list: Value, test: Value): Value {
  if (test.kind !== 'closure') return list
  const { returns } = mind.summaryOf(test.fn)
  if (returns.kind !== 'ref' && (returns.kind !== 'unknown' && returns.kind !== 'union' || returns.made === undefined)) return list
  const answer = (item: Value) => mind.substitute(returns, { fn: test.fn, args: [item], open: true, captured: test.captured, self: test.self })
  if (list.kind === 'ref') {
    const item = elementOf(list)
    return item.kind === 'ref' ? { ...list, items: { root: item.origin.root, test: answer(item) } } : list
  }
  if (list.kind !== 'array' || list.more === undefined) return list
  const some = possibilities(list.more)
  const left = some.filter((one) => truthy(answer(one)) !== 'no')
  return left.length === some.length ? list : array(list.items, left.length === 0 ? undefined : union(...left))
}

/** What a list's filter tells of one of its items. */
export function foundOf(list: Value | undefined, item: Value | undefined): readonly Guard[] {
  if (list?.kind !== 'ref' || list.items === undefined || item?.kind !== 'ref') return []
  return [{ when: 'truthy', value: rerooted(list.items.test, list.items.root, item.origin.root) }]
}

function rerooted(value: Value, from: Root, to: Root): Value {
  if (value.kind === 'ref') return value.origin.root === from ? { ...value, origin: { ...value.origin, root: to } } : value
  if (value.kind !== 'unknown' && value.kind !== 'union' || value.made === undefined) return value
  return { ...value, made: { op: value.made.op, of: value.made.of.map((one) => rerooted(one, from, to)) } }
}

/** Runs what is reached only under these conditions. */
export function knowing<T>(frame: Frame, found: readonly Guard[], run: () => T): T {
  if (found.length === 0) return run()
  frame.found.push(...found)
  try {
    return run()
  } finally {
    frame.found.length -= found.length
  }
}
