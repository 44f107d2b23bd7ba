// Functions that a function of the project is given, and calls as often as it likes: how its repeats look to whoever gives them.

import { type Origin, originKey, originName } from '../../model/origin.ts'
import type { Collection } from '../../model/site.ts'
import { type Value, originsOf } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { splitKey } from '../program.ts'
import { inChunksOf } from '../sites/lists.ts'
import { sharesItems } from '../sites/shared-lists.ts'
import { behindApplied } from './contracts.ts'
import type { Frame } from './frame.ts'
import type { CallSite } from './instantiate.ts'
import { itemLabel, nameOfCallback } from './labels.ts'
import type { ApplyTerm, RepeatUse, Term } from './summary.ts'
import type { Closure } from './targets.ts'

export interface Given {
  /** Which parameter of the function that is called it is; undefined where another call has given it before (`each(load)(ids)`). */
  readonly index?: number
  /** It is an item of a list that was given. */
  readonly isItem: boolean
  /** Where it is in an object that was given; empty where it was given itself. */
  readonly path: readonly string[]
}

/** How the callee of a call came to a function that this one calls; undefined where it is this one's own. */
export function givenAs(frame: Frame, { callee }: ApplyTerm): Given | undefined {
  if (callee.kind !== 'ref') return undefined
  let at = callee.origin
  const isItem = at.root.kind === 'element'
  let path = at.path
  while (at.root.kind === 'element') {
    at = at.root.of
    path = [...at.path, ...path]
  }
  const { root } = at
  if (root.kind === 'param' && root.fn !== frame.key) return { index: root.index, isItem, path }
  return root.kind === 'captured' && root.fn !== frame.key && path.length === 0 ? { isItem, path } : undefined
}

/** Whether it was given as a function: a method of an object that was given is called on that object, by whoever has it. */
export function isFunction(mind: Mind, frame: Frame, given: Given, { fn }: Closure, before: ApplyTerm): boolean {
  const { file, id } = splitKey(fn)
  return given.path.length === 0 || mind.program.facts(file)?.functions[id]?.class === undefined || isLeftOpen(mind, frame, given, before)
}

/** A method that a class leaves to those that extend it, of which some query: where the class of the object is known, it is known whether. */
function isLeftOpen(mind: Mind, frame: Frame, { index, path: [method, ...rest] }: Given, before: ApplyTerm): boolean {
  if (index === undefined || index >= 0 || method === undefined || rest.length > 0) return false
  return behindApplied(mind, frame.file, before, method, ({ fn }) => mind.summaryOf(fn).terms.length > 0)?.certain === 'unknown'
}

/** As the call that gives it writes it: `load` of `inTurn(ids, load)`, `options.load` of `inTurn(ids, options)`. */
export function nameOfGiven({ written, name }: CallSite, { index, isItem, path }: Given): string {
  const expr = isItem || index === undefined || written?.slice(0, index + 1).some((one) => one.k === 'spread') === true ? undefined : written?.[index]
  if (path.length > 0) return expr?.k === 'id' || expr?.k === 'mem' ? [print(expr), ...path].join('.') : name
  return nameOfCallback(expr) ?? name
}

interface Handed {
  readonly site: CallSite
  readonly callee: Closure
  /** What one round of it does. */
  readonly terms: readonly Term[]
}

/** The repeats around a call of what was given: for who gives it, his own call repeats, over what is there by the names that it has there. */
export function seenFromHere(mind: Mind, { path, args }: ApplyTerm, { site, callee, terms }: Handed): readonly RepeatUse[] {
  return path.flatMap((step, index) => step.repeats.map((use): RepeatUse => {
    const { collection, item: _item, ...repeat } = use.repeat
    const at = args.findIndex((arg) => use.varies.some((one) => valueKey(one) === valueKey(arg)))
    const item = itemLabel(mind, callee, at)
    const list = use.over === undefined ? undefined : listOf(use.over)
    const seen: RepeatUse = {
      ...use, ...(sharesItems(path, index, use) ? { shares: true as const } : {}), repeat: {
        ...repeat, kind: 'callback', name: site.name, place: site.place,
        ...(item === undefined ? {} : { item }), ...(collection === undefined ? {} : { collection: list === undefined ? collection : renamed(collection, originName(list)) }),
      },
    }
    const one = args[at] ?? use.varies[0]
    return one === undefined ? seen : inChunksOf(mind, seen, one, terms)
  }))
}

/** A collection by the name that it has elsewhere, in costs as well. */
function renamed({ size: _size, ...collection }: Collection, name: string): Collection {
  return { ...collection, name }
}

/** The list itself, also where its entries are walked, or functions that were made of its items. */
function listOf(over: Value): Origin | undefined {
  if (over.kind === 'ref') return over.origin
  if (over.kind !== 'array' || over.more?.kind !== 'array' && over.more?.kind !== 'closure') return undefined
  const [list, ...others] = new Map(originsOf(over).flatMap(({ root }) => root.kind === 'element' ? [[originKey(root.of), root.of] as const] : [])).values()
  return over.more.kind === 'array' || others.length === 0 ? list : undefined
}
