// Terms that repeat → sites: for each pair of a repeat and a call directly inside it, the queries reached and what they cost.

import { type Cost, sequence } from '../../model/cost.ts'
import { type Origin, originKey } from '../../model/origin.ts'
import type { OrmCall, Round } from '../../model/orm-call.ts'
import type { Reached, Repeat, Site } from '../../model/site.ts'
import { type Tri, both } from '../../model/tri.ts'
import { type Value, originsOf } from '../../model/value.ts'
import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { functionAround } from '../resolve/code.ts'
import { classAround, isOrExtends } from '../resolve/lineage.ts'
import { closed } from '../summarize/closed.ts'
import type { FunctionResult } from '../summarize/fixpoint.ts'
import type { QueryTerm, RepeatUse, Term } from '../summarize/summary.ts'
import { costOf, isShared, mayBeAnswered, multipliersOf, varies } from './multiplicity.ts'
import { askingFunctions } from './asking.ts'
import { exposedReads } from './exposed.ts'
import { perItemIndex } from './per-item.ts'
import { asksOwnDatabase, differsByRound, handsOwnClient } from './receivers.ts'
import { isRecursive, walksLevels, withRecursion, withoutRounds } from './recursion.ts'
import { repeated } from '../summarize/callbacks.ts'
import { collectionOf } from './collection.ts'

/** Every site of a file, in order of position. */
export function sitesOf(mind: Mind, facts: FileFacts, resultOf: (fn: string) => FunctionResult): readonly Site[] {
  const groups = new Map<string, QueryTerm[]>()
  const perItem = perItemIndex(mind, facts)
  const all = askingFunctions(mind, facts, perItem).flatMap((fn) => {
    const key = functionKey(facts.file, fn.id)
    const result = resultOf(key)
    const use = perItem.functions.get(fn.id)
    const met = [...result.terms, ...result.late]
    const terms = withRecursion(facts, fn, closed(mind, facts, fn, use === undefined ? met.filter((term) => term.kind === 'query' || term.path[0].repeats.length > 0) : met))
    return use === undefined ? terms : terms.map((term) => repeated(term, use))
  })
  for (const term of [...all, ...exposedReads(mind, facts, perItem)]) {
    if (term.kind !== 'query' || term.path[0].repeats.length === 0 || term.path[0].place.file !== facts.file) continue
    const innermost = term.path[0].repeats.at(-1)!.repeat
    if (innermost.place.file !== facts.file || comesRound(term)) continue
    // A chain (`findUnique(…).posts()`) is one call to a reader: its parts share their start.
    const key = `${term.path[0].place.start} ${innermost.place.start} ${innermost.name}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [term])
    else group.push(term)
  }
  return [...groups.values()].map((terms) => siteOf(mind, facts, terms, all)).sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end || a.repeats.at(-1)!.place.start - b.repeats.at(-1)!.place.start)
}

/** A recursion's second pass through the same repeat: what it asks there for each item is a site of its own. */
function comesRound({ path: [first, ...rest] }: QueryTerm): boolean {
  const around = first.repeats.at(-1)!.repeat.place
  return rest.some((step) => step.fn === first.fn && step.repeats.some(({ repeat: { place } }) => place.start === around.start && place.file === around.file))
}

/** The same call is met on its own and again from the functions around it, where more repeats enclose it: the widest view counts. */
function siteOf(mind: Mind, facts: FileFacts, terms: readonly QueryTerm[], all: readonly Term[]): Site {
  const depth = Math.max(...terms.map((term) => term.path[0].repeats.length))
  const widest = terms.filter((term) => term.path[0].repeats.length === depth)
  const distinct = new Map<string, QueryTerm>()
  for (const term of widest) {
    const key = term.path.map((step) => `${step.place.file}:${step.place.start}-${step.place.end}`).join('>')
    const known = distinct.get(key)
    if (known === undefined || known.certain !== 'yes' && term.certain === 'yes') distinct.set(key, term)
  }
  const first = widest.map((term) => term.path[0]).reduce((a, b) => b.place.end < a.place.end ? b : a)
  const repeats = first.repeats.map((use) => named(use, use.repeat))
  const reached = [...distinct.values()].map((term) => rewritten(reachedBy(mind, facts, term, repeats), all))
  return {
    place: first.place, name: first.name, within: enclosing(mind, first.fn, facts), repeats: repeats as unknown as Site['repeats'],
    reached, cost: sequence(...reached.map((one) => one.cost)),
  }
}

/** What the same rounds write has another answer after each of them. */
function rewritten(reached: Reached, all: readonly Term[]): Reached {
  const { call, per, dependsOnItem } = reached
  if (dependsOnItem !== 'no' || per === undefined || call.effect === 'write') return reached
  const read = new Set(entitiesOf(call))
  const isInRound = (term: Term) => term.path[0].repeats.some(({ repeat: { place } }) => place.file === per.place.file && place.start === per.place.start)
  const isChanged = all.some((term) => term.kind === 'query' && isInRound(term) && changes(term.query().recognition.call, read))
  return isChanged ? { ...reached, rewritten: true } : reached
}

function entitiesOf(call: OrmCall): readonly (string | undefined)[] {
  const within = (tree: OrmCall['expansions']): readonly string[] => tree.flatMap((one) => [one.entity, ...within(one.children)])
  return [call.entity, ...within(call.expansions)]
}

function changes(call: OrmCall, read: ReadonlySet<string | undefined>): boolean {
  if (call.effect === 'read' || call.effect === 'raw' && call.rows !== 'none') return false
  return call.entity === undefined || read.has(undefined) || read.has(call.entity)
}

/** A repeat whose collection only the call site knew is named by it. */
function named(use: RepeatUse, repeat: Repeat): Repeat {
  if (repeat.collection === undefined || use.over === undefined || use.over.kind !== 'ref') return repeat
  const better = collectionOf(use.over, undefined, repeat.place)
  const { root, label, path } = use.over.origin
  // Rows that no variable held have no name but that of the parameter.
  const hasName = root.kind !== 'rows' || label !== undefined || path.length > 0
  return { ...repeat, collection: { ...better, name: hasName && repeat.kind === 'callback' && repeat.collection.from === 'argument' && better.from !== 'argument' ? better.name : repeat.collection.name } }
}

function reachedBy(mind: Mind, facts: FileFacts, term: QueryTerm, repeats: readonly Repeat[]): Reached {
  const { recognition } = term.query()
  const call: OrmCall = recognition.call
  const certain = both(term.certain, recognition.certain)
  const multipliers = multipliersOf(term, call)
  const own = multipliers.slice(0, repeats.length)
  const inner = multipliers.slice(repeats.length)
  const lastYes = findLast(own, (one) => one.multiplies === 'yes')
  const lastMaybe = findLast(own, (one) => one.multiplies !== 'no')
  const effective = lastYes ?? lastMaybe
  const per = effective === undefined ? undefined : repeats[own.indexOf(effective)]
  const use = effective?.use ?? own.at(-1)!.use
  const inside = effective === undefined ? 0 : multipliers.length - 1 - multipliers.indexOf(effective)
  const argument = call.argument
  const differs = (value: Value): Tri => {
    const answer = varies(value, use)
    return answer === 'no' && originsOf(value).some((one) => isMadeBeyond(mind, one, term.path[0].fn) || isSetAnew(mind, one)) ? 'unknown' : answer
  }
  const { bulk: general, ...single } = call
  const bulk = general?.within === undefined ? general : general.within({ varies: (value) => varies(value, use) !== 'no', resultUsed: term.resultUsed, isElsewhere: term.path.length > 1, ...whoseOf(mind, term) })
  const dependsOnItem = differs(argument)
  const apart = call.also === undefined ? 'no' : varies(call.also, use)
  // The same words, asked of another database or table.
  const hasOwnClient = (one: Repeat) => term.client !== undefined && varies(term.client, use) === 'yes' || (term.path.length === 1 ? differsByRound(facts, term.query().invocation.text, one) : handsOwnClient(mind, facts, term, one))
  const isElsewhere = per !== undefined && (apart === 'yes' || dependsOnItem === 'no' && (apart === 'unknown' || hasOwnClient(per)))
  const isOfAnother = per !== undefined && (term.path.length > 1 || differsByRound(facts, term.query().invocation.text, per)) && asksOwnDatabase(mind, facts, term, per, use.varies)
  const memoLimited: Tri = effective === undefined ? 'no' : effective.multiplies
  const because = (recognition.certain === 'yes' ? undefined : recognition.because ?? 'the client is recognised by its name only') ?? (isOfAnother ? 'each round asks a database of its own' : isElsewhere ? apart === 'no' ? 'each round asks a client of its own' : 'each round may ask for something else' : undefined) ?? term.because ?? [...own].reverse().find((one) => one.because !== undefined)?.because ?? inner.find((one) => one.because !== undefined)?.because
  return {
    call: bulk === undefined || apart === 'yes' ? single : { ...single, bulk }, per, certain: isOfAnother ? 'no' : both(isElsewhere ? 'unknown' : certain, memoLimited), dependsOnItem: isElsewhere ? 'unknown' : dependsOnItem, recursive: isRecursive(term),
    ...(call.changes !== undefined && !isElsewhere && differs(call.changes) === 'no' ? { sameRows: true } : {}),
    bulkEqual: bulk?.equal === undefined ? 'yes' : flipped(differs(bulk.equal)),
    ...(bulk?.adds?.some((value) => isShared(value, use)) === true ? { addsUp: true } : {}),
    resultUsed: term.resultUsed, conditional: term.conditional || term.guards.length > 0,
    besideExternal: term.besideExternal === true || use.external === true,
    afterAnswer: term.asked !== undefined && inside >= term.asked && mayBeAnswered(argument),
    detached: term.detached === true,
    batched: own.at(-1)?.batched ?? 'no', cost: costOf({ ...term, certain }, call, isRecursive(term) ? inner : multipliers, mind.nameOf), tier: mind.settings.singleFile === true ? 'file' : recognition.tier,
    path: term.path.map(({ place, name, fn, gap }) => ({ place, name: gap === true ? `… → ${name}` : name, fn })),
    ...(walksLevels(mind, term) ? { levels: true as const } : {}),
    ...(call.relation !== undefined && isBeyond(call, use) ? { beyond: true } : {}),
    ...(because === undefined ? {} : { because }),
  }
}

/** Whose `this` the query is made with, as far as the loop's code does not have it. */
function whoseOf(mind: Mind, { path }: QueryTerm): Pick<Round, 'receiver' | 'owner'> {
  const [first, last] = [path[0], path.at(-1)!]
  if (path.length < 2) return {}
  const receiver = path.length > 2 || /…/.test(first.name) ? undefined : /^(.+)\.[\w$]+$/.exec(first.name)?.[1]
  const [here, there] = [classAround(mind, first.fn), classAround(mind, last.fn)]
  const owner = there === undefined || here !== undefined && isOrExtends(mind, here, there) ? undefined : nameOfClass(mind, there)
  return { ...(receiver === undefined ? {} : { receiver }), ...(owner === undefined || owner === '' ? {} : { owner }) }
}

function nameOfClass(mind: Mind, key: string): string | undefined {
  const { file, id } = splitKey(key)
  return mind.program.facts(file)?.classes[id]?.name.replace(/\$\d+$/, '')
}

/** Whether the row whose relation is loaded is something that the item leads to. */
function isBeyond({ kept }: OrmCall, use: RepeatUse): boolean {
  const items = new Set(use.varies.flatMap(originsOf).map(originKey))
  return kept !== undefined && kept.kind === 'ref' && !items.has(originKey(kept.origin))
}

/** Whether it is a field of an object that methods set: a round may have called one of them. */
function isSetAnew(mind: Mind, { root, path: [field] }: Origin): boolean {
  if (root.kind !== 'param' || root.index >= 0 || field === undefined) return false
  const { file, id } = splitKey(root.fn)
  const facts = mind.program.facts(file)
  let fn = facts?.functions[id]
  while (fn !== undefined && fn.class === undefined && fn.id > 0) fn = facts!.functions[fn.parent]
  const cls = fn?.class === undefined ? undefined : facts!.classes[fn.class]
  return cls !== undefined && cls.assignments.some(({ name, fn: by, value }) => name === field && by !== cls.constructorFn && by !== cls.fieldsFn && value.k !== 'lit')
}

/** Whether a value was made in a function that the loop calls: each round may have one of its own. */
function isMadeBeyond(mind: Mind, { root }: Origin, fn: string): boolean {
  if (root.kind === 'element') return isMadeBeyond(mind, root.of, fn) || root.by !== undefined && isMadeBeyond(mind, root.by, fn)
  if (root.kind !== 'rows' && root.kind !== 'result') return false
  const { file, id } = splitKey(fn)
  const facts = mind.program.facts(file)
  const made = root.got ?? root.at
  if (made.file !== file || facts === undefined) return true
  const within = functionAround(facts, made).id
  for (let at = facts.functions[id]; at !== undefined; at = facts.functions[at.parent]) if (at.id === within) return false
  return true
}

function flipped(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'unknown'
}

function findLast<T>(list: readonly T[], holds: (one: T) => boolean): T | undefined {
  for (let index = list.length - 1; index >= 0; index -= 1) if (holds(list[index]!)) return list[index]
  return undefined
}

/** Qualified name of the function that a person would say the call stands in. */
function enclosing(mind: Mind, fn: string, facts: FileFacts): string {
  const { file, id } = splitKey(fn)
  return (file === facts.file ? facts : mind.program.facts(file))?.functions[id]?.qualified ?? ''
}

/** Cost of one call of a function, over its parameters. */
export function functionCost(mind: Mind, terms: readonly Term[]): Cost {
  return sequence(...withoutRounds(terms.filter((term) => term.kind === 'query')).map((term) => {
    const { call, certain } = term.query().recognition
    return costOf({ ...term, certain: both(term.certain, certain) }, call, multipliersOf(term, call), mind.nameOf)
  }))
}
