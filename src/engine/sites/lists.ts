// Items that are lists themselves: a query that takes a whole one asks or writes for many rows at once.

import { originKey } from '../../model/origin.ts'
import type { Filter, OrmCall } from '../../model/orm-call.ts'
import { type Value, originsOf, possibilities } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Mind } from '../mind.ts'
import type { RepeatUse, Term } from '../summarize/summary.ts'

const CALL_LIMIT = 12

/** The queries of one round that nothing else repeats. */
export function callsOf(terms: readonly Term[]): readonly OrmCall[] {
  const calls: OrmCall[] = []
  for (const term of terms) {
    if (term.kind !== 'query' || term.path.some((step) => step.repeats.length > 0) || calls.length >= CALL_LIMIT) continue
    calls.push(term.query().recognition.call)
  }
  return calls
}

/** Whether items are known to be lists: filled by code, not written out like a pair of key and value. */
export function areLists(item: Value): boolean {
  return possibilities(item).every((one) => one.kind === 'array' && (one.items.length === 0 || one.more !== undefined))
}

/** Whether a query takes the item itself as a list (`in: batch`, `data: batch`, `in: batch.map(idOf)`). */
export function takesListOf(call: OrmCall, item: Value): boolean {
  if (item.kind === 'closure') return Object.values(item.captured).some((one) => areLists(one) && takesListOf(call, one))
  const isItem = areLists(item) ? isListItem(item) : isOpenItem(item)
  return call.filters.some((filter) => isOfMany(filter) && isItem(filter.value)) || call.data !== undefined && isItem(call.data)
}

/** A list of values, or a list of conditions of which one has to hold (`OR: batch.map((row) => ({ code: row.code }))`). */
function isOfMany({ operator, value }: Filter): boolean {
  return operator === 'in' || operator === 'or.in' || operator.startsWith('or.') && value.kind === 'array'
}

/** Whether a value is the item as it is, and nothing that is made of it. */
export function isWhole(item: Value, value: Value): boolean {
  return valueKey(value) === valueKey(item)
}

function isListItem(item: Value): (value: Value) => boolean {
  const whole = valueKey(item)
  const parts = new Set(originsOf(item).filter(({ root }) => root.kind === 'element').map(originKey))
  return (value) => valueKey(value) === whole || value.kind === 'array' && value.more !== undefined && originsOf(value.more).some((one) => parts.has(originKey(one)))
}

/** What a pair or an object holds is not the item. */
function isOpenItem(item: Value): (value: Value) => boolean {
  const keys = new Set(possibilities(item).flatMap((one) => one.kind === 'ref' ? [originKey(one.origin)] : []))
  const isOfItem = (value: Value) => originsOf(value).some(({ root }) => root.kind === 'element' && keys.has(originKey(root.of)))
  return (value) => value.kind === 'ref' && keys.has(originKey(value.origin)) || value.kind === 'array' && value.more !== undefined && isOfItem(value.more)
}

/** A repeat over lists of which each round's query takes a whole one, as it is or in a function that was made for it. */
export function inChunksOf(mind: Mind, use: RepeatUse, item: Value, round: readonly Term[]): RepeatUse {
  const declared = item.kind === 'ref' ? mind.declared(item.origin) ?? item : item
  if (use.repeat.intent !== undefined || declared.kind !== 'closure' && !areLists(declared) || !callsOf(round).some((call) => takesListOf(call, item))) return use
  return { ...use, repeat: { ...use.repeat, bound: 'chunk', intent: 'chunk', because: 'each query takes a whole item as its list' } }
}
