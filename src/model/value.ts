// What is known of a JavaScript value. Source code and live arguments both become a Value, so that an ORM folder judges them the
// same way. Read through the combinators below, which distribute over unions; nobody else switches on `kind`.

import { type Operation, type Origin, type Primitive, type Value, isSameOrigin, origin, originKey, reaches, step } from './origin.ts'
import { type Tri, eitherWay, opposite } from './tri.ts'
import { valueKey } from './value-key.ts'

export type { Operation, Primitive, Value }

export const unknown: Value = { kind: 'unknown', from: [] }
export const absent: Value = { kind: 'literal', value: undefined }

const UNION_LIMIT = 8
const TAINT_LIMIT = 12

export function literal(value: Primitive): Value {
  return { kind: 'literal', value }
}

export function object(fields: Readonly<Record<string, Value>>, rest?: Value, covered: readonly string[] = []): Value {
  if (rest === undefined) return { kind: 'object', fields, open: false }
  return covered.length === 0 ? { kind: 'object', fields, open: true, rest } : { kind: 'object', fields, open: true, rest, covered }
}

export function array(items: readonly Value[], more?: Value): Value {
  return more === undefined ? { kind: 'array', items } : { kind: 'array', items, more }
}

/** A list of which code decides how many items there are: one that grows does so in another way. */
export function fixedList(value: Value): Value {
  return distribute(value, (one) => one.kind === 'array' && one.more !== undefined ? { ...one, fixed: true } : one)
}

export function ref(from: Origin): Value {
  return { kind: 'ref', origin: from }
}

/** A query being built in steps, of which the parts in `state` are known; where it has a part `open`, there may be others. */
export function builder(orm: string, state: Readonly<Record<string, Value>>, label?: string): Value {
  return ref(origin({ kind: 'builder', orm, state, key: valueKey(object(state)), from: distinct(Object.values(state).flatMap(originsOf)) }, label))
}

/** A value computed from others: nothing is known but what it depends on. */
export function computedFrom(...values: readonly Value[]): Value {
  const [first] = values
  if (values.length === 1 && first !== undefined) {
    if (first.kind === 'literal') return unknown
    if (first.kind === 'ref') return { kind: 'unknown', from: [first.origin] }
    if (first.kind === 'unknown' && first.from.length <= 1 && first.made === undefined) return first
  }
  const from: Origin[] = []
  for (const value of values) for (const one of originsOf(value)) {
    if (from.length >= TAINT_LIMIT) break
    const known = from.findIndex((other) => isSameOrigin(other, one))
    if (known < 0) from.push(one)
    else from[known] = one
  }
  return from.length === 0 ? unknown : { kind: 'unknown', from }
}

/** One of several values; flat, without repetitions, `unknown` when there are too many. */
export function union(...values: readonly Value[]): Value {
  const [first, second] = values
  if (values.length === 1 && first !== undefined) return first
  // Keys are costly: two of different kinds differ, and the same thing twice is one.
  if (values.length === 2 && first!.kind !== 'union' && second!.kind !== 'union') {
    if (first === second) return first!
    if (first!.kind !== second!.kind) return { kind: 'union', members: [first!, second!] }
  }
  const members = new Map<string, Value>()
  for (const value of values) for (const one of value.kind === 'union' ? value.members : [value]) members.set(valueKey(one), one)
  if (members.size === 1) return [...members.values()][0]!
  if (members.size > UNION_LIMIT || members.size === 0) return computedFrom(...members.values())
  return { kind: 'union', members: [...members.values()] }
}

/** One of several values, of which is known what decides between them: the test of a conditional, an index. */
export function choice(deciding: Value, ...values: readonly Value[]): Value {
  const chosen = union(...values)
  if (chosen.kind !== 'union' || [deciding, ...values].some((one) => one.kind === 'union' && one.by === undefined)) return chosen
  const by = [...originsOf(deciding), ...values.flatMap((one) => one.kind === 'union' ? one.by! : [])]
  return { ...chosen, by: distinct(by) }
}

/** One of the things that a value stands for, such as the items of a list: `by` decides which. */
export function pickedBy(value: Value, by: readonly Origin[]): Value {
  if (by.length === 0) return value
  switch (value.kind) {
    case 'literal': case 'instance': return value
    // A function that was made for an item is as different as the items are.
    case 'closure': return { ...value, captured: Object.fromEntries(Object.entries(value.captured).map(([name, one]) => [name, one.kind === 'ref' && one.origin.root.kind === 'element' ? pickedBy(one, by) : one])) }
    case 'unknown': return computedFrom(value, ...by.map(ref))
    case 'array': return { ...value, items: value.items.map((one) => pickedBy(one, by)), ...(value.more === undefined ? {} : { more: pickedBy(value.more, by) }) }
    case 'object': return { ...value, fields: Object.fromEntries(Object.entries(value.fields).map(([name, one]) => [name, pickedBy(one, by)])), ...(value.rest === undefined ? {} : { rest: pickedBy(value.rest, by) }) }
    // Of some that stand side by side for another reason nobody can say which it is.
    case 'union': return value.by === undefined ? value : { ...value, by: distinct([...value.by, ...by]) }
    case 'ref': {
      const { root } = value.origin
      if (root.kind !== 'element' || root.by !== undefined) return { kind: 'union', members: [value], by }
      // Who looks at the one item alone sees that a round decides which it is.
      const item = ref({ ...value.origin, root: { ...root, by: by.find((one) => one.root.kind === 'element') ?? by[0]! } })
      return by.length === 1 ? item : { kind: 'union', members: [item], by }
    }
  }
}

/** Tests within tests: beyond that, no more is kept than what they decide between. */
const CHOICE_LIMIT = 8

/** One of two values by a test that somebody else may know. `seen` is what there is for who does not know it. */
export function decidedBy(test: Value, yes: Value, no: Value, seen = choice(test, yes, no)): Value {
  return seen.kind === 'union' && choicesIn([test, yes, no]) < CHOICE_LIMIT ? { ...seen, made: { op: '?', of: [test, yes, no] } } : seen
}

function choicesIn(values: readonly Value[]): number {
  return values.reduce((count, one) => one.kind === 'union' && one.made !== undefined ? count + 1 + choicesIn(one.made.of) : count, 0)
}

/** Every value that this one may be. */
export function possibilities(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.members : [value]
}

/** Applies `f` to each possibility and joins the results. */
export function distribute(value: Value, f: (one: Value) => Value): Value {
  if (value.kind !== 'union') return f(value)
  if (value.made !== undefined) return decidedBy(value.made.of[0]!, distribute(value.made.of[1]!, f), distribute(value.made.of[2]!, f))
  const results = value.members.map(f)
  if (value.by === undefined) return union(...results)
  return results.length === 1 ? pickedBy(results[0]!, value.by) : choice({ kind: 'unknown', from: value.by }, ...results)
}

/** What a part of a computed value depends on: it was not made as the whole was. */
function plain(value: Value & { readonly kind: 'unknown' }): Value {
  return value.made === undefined ? value : { kind: 'unknown', from: value.from }
}

/** The property `name` of a value. */
export function get(value: Value, name: string): Value {
  if (value.kind === 'ref') return ref(step(value.origin, name))
  if (value.kind === 'unknown') return plain(value)
  return distribute(value, (one) => {
    switch (one.kind) {
      case 'object': {
        const own = Object.hasOwn(one.fields, name) ? one.fields[name] : undefined
        if (own !== undefined) return own
        if (!one.open) return absent
        return one.rest === undefined ? unknown : get(one.rest, name)
      }
      case 'array': {
        if (name === 'length') return one.more === undefined ? literal(one.items.length) : { ...computedFrom(one.more) as Value & { readonly kind: 'unknown' }, made: { op: 'length', of: [one] } }
        if (/^(?:0|[1-9]\d*)$/.test(name)) return one.items[Number(name)] ?? one.more ?? absent
        return computedFrom(one)
      }
      case 'ref': return ref(step(one.origin, name))
      case 'unknown': return plain(one)
      // `data?.account` without `data`; of one that is there, nothing else is asked.
      case 'literal': return one.value === undefined || one.value === null ? absent : unknown
      default: return computedFrom(one)
    }
  })
}

/** The property `name` of a value, or what may stand in its place: `get` believes what code writes, whatever is spread over it. */
export function getCertain(value: Value, name: string): Value {
  return distribute(value, (one) => {
    const own = get(one, name)
    if (one.kind !== 'object' || one.covered?.includes(name) !== true) return own
    const other = getCertain(one.rest ?? unknown, name)
    return other.kind === 'literal' && other.value === undefined ? own : union(own, other)
  })
}

/** The value at a path of properties. */
export function getPath(value: Value, path: readonly string[]): Value {
  return path.reduce(get, value)
}

/** One item of a collection; `label` is what code calls it. */
export function elementOf(value: Value, label?: string): Value {
  return distribute(value, (one) => {
    switch (one.kind) {
      case 'array': {
        const all = one.more === undefined ? one.items : [...one.items, one.more]
        return all.length === 0 ? unknown : union(...all)
      }
      case 'ref': return ref(origin({ kind: 'element', of: one.origin }, label))
      case 'unknown': return plain(one)
      // Of functions under names, one.
      case 'object': return hasFunctions(one) ? union(...Object.values(one.fields), ...one.open ? [computedFrom(one.rest ?? unknown)] : []) : computedFrom(one)
      default: return computedFrom(one)
    }
  })
}

/** Whether it is an object that has functions under names. */
export function hasFunctions(value: Value): value is Value & { readonly kind: 'object' } {
  return value.kind === 'object' && Object.values(value.fields).some(({ kind }) => kind === 'closure')
}

/** The known fields of an object: their names and whether there may be others. Undefined where it is no known object. */
export function fields(value: Value): { readonly known: Readonly<Record<string, Value>>; readonly open: boolean } | undefined {
  return value.kind === 'object' ? { known: value.fields, open: value.open } : undefined
}

/** The items of an array that is known in full. */
export function items(value: Value): readonly Value[] | undefined {
  return value.kind === 'array' && value.more === undefined ? value.items : undefined
}

/** The literal that a value is. */
export function literalOf(value: Value): { readonly value: Primitive } | undefined {
  return value.kind === 'literal' ? value : undefined
}

/** The text that a value is. */
export function textOf(value: Value): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}

export function truthy(value: Value): Tri {
  return possibilities(value).map((one): Tri => {
    switch (one.kind) {
      case 'literal': return one.value ? 'yes' : 'no'
      case 'array': case 'object': case 'closure': case 'instance': return 'yes'
      case 'ref': return one.origin.path.length === 0 && isObject(one.origin.root) ? 'yes' : 'unknown'
      default: return 'unknown'
    }
  }).reduce(eitherWay)
}

/** Things that are there: imports, instances, classes, lists of rows and each of their rows. What is looked for among them may not be. */
function isObject(root: Origin['root']): boolean {
  switch (root.kind) {
    case 'import': case 'instance': case 'class': return true
    case 'rows': return root.many
    case 'element': return root.by === undefined && root.of.path.length === 0 && root.of.root.kind === 'rows' && root.of.root.many
    default: return false
  }
}

/** Whether a value is null or undefined. */
export function nullish(value: Value): Tri {
  return possibilities(value).map((one): Tri => {
    if (one.kind === 'literal') return one.value === null || one.value === undefined ? 'yes' : 'no'
    return one.kind === 'unknown' ? 'unknown' : truthy(one) === 'yes' ? 'no' : 'unknown'
  }).reduce(eitherWay)
}

export function falsy(value: Value): Tri {
  return opposite(truthy(value))
}

/** What was found in large values: those are made of values that others are made of too, and would be passed again and again. */
const mentioned = new WeakMap<Value, readonly Origin[]>()
const LARGE = 128

/** The origins that a value mentions, at any depth. */
export function originsOf(value: Value): readonly Origin[] {
  if (value.kind === 'ref') return [value.origin]
  if (value.kind === 'unknown') return value.from
  if (value.kind === 'literal') return []
  const known = mentioned.get(value)
  if (known !== undefined) return known
  const found = originsIn(value)
  if (found.length < LARGE) return found
  const all = distinct(found)
  mentioned.set(value, all)
  return all
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  return origins.length < 2 ? origins : [...new Map(origins.map((one) => [originKey(one), one])).values()]
}

function originsIn(value: Value): readonly Origin[] {
  switch (value.kind) {
    case 'ref': return [value.origin]
    case 'unknown': return value.from
    case 'array': return [...value.items, ...(value.more === undefined ? [] : [value.more])].flatMap(originsOf)
    case 'object': return [...Object.values(value.fields), ...(value.rest === undefined ? [] : [value.rest])].flatMap(originsOf)
    case 'union': return [...value.members.flatMap(originsOf), ...(value.by ?? [])]
    case 'closure': return [...Object.values(value.captured), ...(value.self === undefined ? [] : [value.self])].flatMap(originsOf)
    case 'instance': return value.args?.flatMap(originsOf) ?? []
    case 'literal': return []
  }
}

/** Whether a value is made from the origin with that key: the origin itself, a part of it, or computed from it. */
export function dependsOn(value: Value, key: string): boolean {
  return originsOf(value).some((one) => reaches(one, key))
}
