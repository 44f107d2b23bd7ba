// Operations over what only a caller knows: `xs.length > 0`, `xs.some(f)`, `kind === 'all'`. They are kept with their operands, so
// that a call site that passes an empty list or a literal computes them again and knows which of the callee's branches it takes.

import type { Origin } from '../../model/origin.ts'
import { type Operation, type Primitive, type Value, choice, computedFrom, decidedBy, literal, originsOf, possibilities, truthy } from '../../model/value.ts'
import { joined } from '../../model/text.ts'
import { mentionsSymbols } from './symbols.ts'

/** Operations within operations: beyond that, only what they depend on is kept. */
const DEPTH_LIMIT = 3

/** Items of a written list that a value is looked for in. */
const LIST_LIMIT = 12

/** What methods of arrays answer where there is no item. */
const OF_NOTHING: ReadonlyMap<string, Primitive> = new Map<string, Primitive>([
  ['some', false], ['every', true], ['find', undefined], ['findLast', undefined], ['findIndex', -1], ['includes', false], ['indexOf', -1],
])

/** What is called out of a collection that functions are registered in: see `resolve/registered.ts`. */
export const REGISTERED = 'registered'

/** Whether a value is taken out of a collection that functions are registered in. */
export function isRegistered(value: Value): value is Value & { readonly made: Operation } {
  return value.kind === 'unknown' && value.made?.op === REGISTERED
}

const OPERATORS = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=', '!', 'typeof'])

export function isOperator(op: string): boolean {
  return OPERATORS.has(op)
}

/** Whether a method's answer is known where the collection is empty. */
export function isQuestion(method: string): boolean {
  return OF_NOTHING.has(method)
}

/** What an operation gives; `=` is a default: the second operand where the first is undefined. */
export function operate(op: string, ...operands: readonly Value[]): Value {
  if (op === 'text') return joined(operands)
  if (op === REGISTERED) return { kind: 'unknown', from: operands.flatMap(originsOf), made: { op, of: operands } }
  const known = fold(op, operands)
  if (known !== undefined) return literal(known.value)
  const at = operands.findIndex((one) => one.kind === 'union' && one.made !== undefined)
  if (at >= 0) {
    const [test, yes, no] = (operands[at] as Value & { readonly kind: 'union' }).made!.of
    return chosen(test!, operate(op, ...operands.with(at, yes!)), operate(op, ...operands.with(at, no!)))
  }
  const result = computedFrom(...operands)
  if (result.kind !== 'unknown' || !operands.some(mentionsSymbols) && !isComparison(op, operands) || op !== 'length' && !operands.every((one) => isKept(one, DEPTH_LIMIT))) return result
  return { ...result, made: { op, of: operands } }
}

/** `item.type === 'note'`: what it tells of the item is of use where the item is passed on. */
function isComparison(op: string, [left, right]: readonly Value[]): boolean {
  return (op === '===' || op === '!==') && (isPart(left) && right?.kind === 'literal' || isPart(right) && left?.kind === 'literal')
}

function isPart(value: Value | undefined): boolean {
  return value?.kind === 'ref' && value.origin.root.kind === 'element' && value.origin.path.length > 0
}

/** One of two values: which one, a call site tells that knows the test. `seen` is what there is as long as nobody does. */
export function chosen(test: Value, yes: Value, no: Value, seen?: Value): Value {
  const known = truthy(test)
  if (known !== 'unknown') return known === 'yes' ? yes : no
  return isDecidable(test) ? decidedBy(test, yes, no, seen) : seen ?? choice(test, yes, no)
}

/** Whether a call site may know if it holds. */
export function isDecidable(test: Value): boolean {
  return (test.kind === 'ref' || (test.kind === 'unknown' || test.kind === 'union') && test.made !== undefined) && mentionsSymbols(test)
}

/** Adds to a computed value how its truth follows from a question to a collection. */
export function asked(method: string, collection: Value, result: Value): Value {
  const answer = operate(method, collection)
  if (answer.kind === 'literal') return answer
  return result.kind === 'unknown' && answer.kind === 'unknown' && answer.made !== undefined ? { ...result, made: answer.made } : result
}

/** Whether a collection is sure to have no items: an empty list that is passed on as it was written. */
export function isEmpty(collection: Value): boolean {
  return possibilities(collection).every((one) => one.kind === 'array' && one.items.length === 0 && one.more === undefined)
}

/** Whether a repeat over it has no rounds: an empty list, or none at all. */
export function hasNoItems(collection: Value): boolean {
  return possibilities(collection).every((one) => isEmpty(one) || isAbsent(one))
}

function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null)
}

function isKept(value: Value, depth: number): boolean {
  if (value.kind === 'literal' || value.kind === 'ref') return true
  if (value.kind === 'array') return value.more === undefined && value.items.length <= LIST_LIMIT && value.items.every((one) => one.kind === 'literal')
  return value.kind === 'unknown' && value.made !== undefined && depth > 0 && (value.made.op === 'length' || value.made.of.every((one) => isKept(one, depth - 1)))
}

interface Known {
  readonly value: Primitive
}

function fold(op: string, operands: readonly Value[]): Known | undefined {
  const [left, right] = operands
  if (left === undefined) return undefined
  let answer: Known | undefined
  for (const a of possibilities(left)) for (const b of right === undefined ? [undefined] : possibilities(right)) {
    const one = foldOne(op, a, b)
    if (one === undefined || answer !== undefined && answer.value !== one.value) return undefined
    answer = one
  }
  return answer
}

function foldOne(op: string, a: Value, b: Value | undefined): Known | undefined {
  if (op === '!') {
    const known = truthy(a)
    return known === 'unknown' ? undefined : { value: known === 'no' }
  }
  if (op === 'typeof') return typeOf(a)
  if (op === 'includes' && b !== undefined) return included(a, b)
  if (op === 'length') return a.kind === 'array' && a.more === undefined ? { value: a.items.length } : undefined
  if (op === '=') return a.kind !== 'literal' ? undefined : a.value === undefined && b?.kind === 'literal' ? { value: b.value } : { value: a.value }
  if (OF_NOTHING.has(op)) return isEmpty(a) ? { value: OF_NOTHING.get(op) } : undefined
  // `loaded?.get(id)` without a map.
  if (op === 'entry') return isAbsent(a) || a.kind === 'object' && !a.open && Object.keys(a.fields).length === 0 ? { value: undefined } : undefined
  if (b === undefined) return undefined
  if (op === '===' || op === '==') return equal(a, b, op === '==')
  if (op === '!==' || op === '!=') {
    const known = equal(a, b, op === '!=')
    return known === undefined ? undefined : { value: known.value === false }
  }
  return a.kind === 'literal' && b.kind === 'literal' && typeof a.value === 'number' && typeof b.value === 'number' ? compared(op, a.value, b.value) : undefined
}

function equal(a: Value, b: Value, loosely: boolean): Known | undefined {
  if (a.kind === 'literal' && b.kind === 'literal') {
    const nothing = (value: Primitive) => value === null || value === undefined
    if (loosely && (nothing(a.value) || nothing(b.value))) return { value: nothing(a.value) && nothing(b.value) }
    return loosely && typeof a.value !== typeof b.value ? undefined : { value: a.value === b.value }
  }
  const [primitive, other] = a.kind === 'literal' ? [a, b] : [b, a]
  if (primitive.kind !== 'literal' || loosely && primitive.value !== null && primitive.value !== undefined) return undefined
  return isObject(other) ? { value: false } : undefined
}

/** Whether a list that is known in full has an item; where there is no list, `?.` gives nothing. */
function included(list: Value, item: Value): Known | undefined {
  if (list.kind === 'literal') return isAbsent(list) ? { value: undefined } : undefined
  if (list.kind !== 'array' || list.more !== undefined) return undefined
  const answers = list.items.map((one) => fold('===', [one, item])?.value)
  if (answers.includes(true)) return { value: true }
  return answers.every((one) => one === false) ? { value: false } : undefined
}

function compared(op: string, a: number, b: number): Known | undefined {
  switch (op) {
    case '<': return { value: a < b }
    case '>': return { value: a > b }
    case '<=': return { value: a <= b }
    case '>=': return { value: a >= b }
    default: return undefined
  }
}

function isObject(value: Value): boolean {
  return value.kind === 'ref' && isThing(value.origin) || value.kind === 'array' || value.kind === 'object' || value.kind === 'closure' || value.kind === 'instance'
}

/** Rows and instances, which are no texts or numbers. */
function isThing({ root, path }: Origin): boolean {
  if (path.length > 0) return false
  if (root.kind === 'element') return root.of.path.length === 0 && root.of.root.kind === 'rows' && root.of.root.many
  return root.kind === 'class' || root.kind === 'instance' && root.of.module !== 'global' || root.kind === 'rows' && root.many
}

function typeOf(value: Value): Known | undefined {
  if (value.kind === 'literal') return { value: value.value === null ? 'object' : typeof value.value }
  if (value.kind === 'closure' || value.kind === 'ref' && value.origin.root.kind === 'class' && isThing(value.origin)) return { value: 'function' }
  return isObject(value) ? { value: 'object' } : undefined
}
