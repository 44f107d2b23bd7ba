// Functions of a file that a framework runs once per item although no loop is in sight, by the tables of src/frameworks and of the
// ORMs: serializers' members, resolvers of fields, computed fields. Each becomes a repeat around all that the function does.

import type { PerItem } from '../../model/framework.ts'
import { type Origin, origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import type { Tri } from '../../model/tri.ts'
import { type Value, ref } from '../../model/value.ts'
import type { ClassFacts, Expr, FileFacts, FunctionFacts, MemberFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { decoratorOrigin, writtenOrigin } from '../resolve/decorators.ts'
import type { RepeatUse } from '../summarize/summary.ts'
import { runsFor } from './exempt.ts'
import { givenFunctions } from './given-maps.ts'
import { along, argumentFunctions, declaredMaps, mapFunctions } from './per-item-syntax.ts'

export interface PerItemIndex {
  readonly functions: ReadonlyMap<number, RepeatUse>
  /** Properties that a framework reads of each item. */
  readonly properties: readonly ExposedProperty[]
}

export interface ExposedProperty {
  readonly class: string
  readonly member: MemberFacts
  readonly use: RepeatUse
}

type PerItemMethod = Mind['perItems']['methods'][number]

export function perItemIndex(mind: Mind, facts: FileFacts): PerItemIndex {
  const functions = new Map<number, RepeatUse>()
  const properties: ExposedProperty[] = []
  for (const cls of facts.classes) for (const member of cls.members) {
    for (const { entry, fn, certain } of decoratorFunctions(mind, facts, member)) functions.set(fn.id, limited(useOf(facts, fn, entry, entry.item, cls.name), certain))
    const { entry, certain } = entryOf(mind, facts, cls, member) ?? {}
    if (entry === undefined || certain === undefined || member.static) continue
    const fn = member.fn === undefined ? undefined : facts.functions[member.fn]
    if (fn !== undefined) functions.set(fn.id, limited(useOf(facts, fn, entry, itemIndex(mind, facts, fn, entry), typeName(facts, cls, fn, entry)), certain))
    else if (member.kind === 'property' && entry.where === 'decorated') {
      const use = repeatUse(entry, { file: facts.file, ...member.span }, ref(origin({ kind: 'param', fn: functionKey(facts.file, cls.fieldsFn), index: -1 }, 'this')), cls.name, decapitalised(cls.name))
      properties.push({ class: `${facts.file}#${cls.id}`, member, use: limited(use, certain) })
    }
  }
  const add = (entry: PerItem & { readonly item: number }, fn: FunctionFacts, of: string | undefined, item = entry.item): void => {
    if (!functions.has(fn.id)) functions.set(fn.id, useOf(facts, fn, entry, item, of))
  }
  for (const { entry, isNamed } of mind.perItems.maps) {
    for (const map of declaredMaps(facts, entry)) for (const { fn, type } of mapFunctions(facts, entry, map)) add(entry, fn, type)
    for (const { fn, type } of givenFunctions(mind, facts, entry, isNamed)) add(entry, fn, type)
  }
  for (const { entry, fn, type, item } of argumentFunctions(facts, mind.perItems.arguments, (callee) => calleeNamesOf(mind, facts, callee))) add(entry, fn, type, item)
  return { functions, properties }
}

interface Entry<One extends PerItem = PerItem> {
  readonly entry: One
  readonly certain: Tri
}

function entryOf(mind: Mind, facts: FileFacts, cls: ClassFacts, member: MemberFacts): Entry | undefined {
  for (const decorator of member.decorators) {
    const from = decoratorOrigin(mind, facts, decorator)
    const found = mind.perItems.decorated.find(({ entry, isNamed }) => isNamed(entry.decorators, from))
    const certain = found === undefined ? 'no' : runsFor(mind, facts, member, decorator, found)
    if (found === undefined || certain === 'no' || mind.isReplaced(facts, { cls, member, decorator, ...found })) continue
    const { entry: { answering }, isNamed } = found
    if (answering === undefined || !mind.isSingle(facts, cls, answering, isNamed)) return { entry: found.entry, certain }
  }
  if (member.kind !== 'method') return undefined
  const isOn = ({ entry: { on, extends: bases }, isNamed }: PerItemMethod) =>
    (on === undefined || cls.decorators.some((one) => isNamed(on, decoratorOrigin(mind, facts, one)))) && (bases === undefined || cls.extends !== undefined && isNamed(bases, writtenOrigin(mind, facts, cls.extends)))
  const entry = mind.perItems.methods.find((one) => one.entry.methods.includes(member.name) && isOn(one))?.entry
  return entry === undefined ? undefined : { entry, certain: 'yes' }
}

/** Functions that a decorator is given (`@Transform(({ obj }) => …)`). */
function decoratorFunctions(mind: Mind, facts: FileFacts, member: MemberFacts): readonly (Entry<PerItem & { readonly where: 'argument' }> & { readonly fn: FunctionFacts })[] {
  return member.decorators.flatMap((decorator) => {
    if (decorator.arguments.length === 0) return []
    const from = decoratorOrigin(mind, facts, decorator)
    if (from?.root.kind !== 'import') return []
    const { module, name } = from.root.of
    return mind.perItems.arguments.filter(({ matches }) => matches(module, from.path.at(-1) ?? name)).flatMap((one) => {
      const { entry } = one
      const argument = decorator.arguments[entry.argument]
      const certain = argument === undefined ? 'no' : runsFor(mind, facts, member, decorator, one)
      return argument === undefined || certain === 'no' ? [] : along(facts, argument, entry.path).map(({ fn }) => ({ entry, fn, certain }))
    })
  })
}

/** The parameter that is the item, −1 for `this`. */
function itemIndex(mind: Mind, facts: FileFacts, fn: FunctionFacts, entry: PerItem): number {
  if (entry.where === 'method') return entry.item ?? -1
  if (entry.where !== 'decorated' || entry.of === undefined) return -1
  const wanted = entry.of
  return fn.params.findIndex((param) => param.decorators.some((one) => {
    const from = decoratorOrigin(mind, facts, one)
    return from?.root.kind === 'import' && wanted.includes(from.path.at(-1) ?? from.root.of.name)
  }))
}

/** What the items are: the class that is serialized, or the type of the parent. */
function typeName(facts: FileFacts, cls: ClassFacts, fn: FunctionFacts, entry: PerItem): string | undefined {
  if (entry.where === 'method' && entry.item !== undefined) {
    const given = fn.params[entry.item]?.type
    return given?.k === 'ref' ? given.name : undefined
  }
  if (entry.where !== 'decorated' || entry.of === undefined) return cls.name
  const type = fn.params.find((param) => param.decorators.length > 0 && param.type?.k === 'ref')?.type
  return type?.k === 'ref' ? type.name : cls.name.replace(/Resolver$/, '') || facts.file
}

/** It runs for some of those who ask for the items only. */
function limited(use: RepeatUse, certain: Tri): RepeatUse {
  return certain === 'yes' ? use : { ...use, repeat: { ...use.repeat, certain, because: 'it runs in some answers only, by the options of its decorator' } }
}

function useOf(facts: FileFacts, fn: FunctionFacts, entry: PerItem, index: number, of: string | undefined): RepeatUse {
  const param = index < 0 ? undefined : fn.params[index]
  const within = entry.where === 'map' ? entry.within : undefined
  const label = within ?? (param?.pattern.k === 'name' ? param.pattern.name : index < 0 ? 'this' : 'parent')
  const item = ref(origin({ kind: 'param', fn: functionKey(facts.file, fn.id), index }, label, within === undefined ? [] : [within]))
  return repeatUse(entry, { file: facts.file, ...fn.span }, item, of ?? 'items', label)
}

function repeatUse(entry: PerItem, place: Place, item: Value, of: string, label: string): RepeatUse {
  const repeat: Repeat = {
    kind: entry.kind, name: entry.name, place, bound: 'unbounded', certain: 'yes', ticks: 'same', item: label,
    collection: { name: of, key: `type ${of}`, from: 'computed' },
  }
  return { repeat, over: undefined, varies: [item], tick: 'yes' }
}

interface LibraryName {
  readonly module: string
  readonly name: string
}

/** How a table may call the callee: `name` of an import, `Class.method` of an instance, `make().method` of what a call hands back. */
function calleeNamesOf(mind: Mind, facts: FileFacts, callee: Expr): readonly LibraryName[] {
  if (callee.k === 'mem' && callee.of.k === 'call') return calleeNamesOf(mind, facts, callee.of.callee).map(({ module, name }) => ({ module, name: `${name}().${callee.name}` }))
  const base = callee.k === 'mem' ? callee.of : callee
  if (base.k !== 'id' || base.fn !== 0) return []
  const value = mind.moduleValue(facts.file, base.name)
  const named = value.kind === 'ref' ? nameOfOrigin(value.origin) : undefined
  if (named === undefined) return []
  return [{ module: named.module, name: [...named.name === '' ? [] : [named.name], ...callee.k === 'mem' ? [callee.name] : []].join('.') }]
}

function nameOfOrigin({ root, path }: Origin): LibraryName | undefined {
  if (root.kind === 'result') {
    const made = root.of === undefined ? undefined : nameOfOrigin(root.of)
    return made === undefined ? undefined : { ...made, name: [`${made.name}()`, ...path].join('.') }
  }
  if (root.kind !== 'import' && root.kind !== 'instance') return undefined
  return { module: root.of.module, name: [...root.of.name === '*' || root.of.name === 'default' ? [] : [root.of.name], ...path].join('.') }
}

function decapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
