// Predicates on the queries that a site reaches, and the words for them: what rules of loops share.

import { type Cost, dearerFirst, formatCost, sequence } from './cost.ts'
import type { Verdict } from './rule.ts'
import type { Reached, Repeat, Site } from './site.ts'

/** Multiplied by a repeat of the site; proved, unless the uncertain are asked for. */
export function isReported(reached: Reached, uncertain: boolean): boolean {
  return reached.per !== undefined && (reached.certain === 'yes' || uncertain && reached.certain === 'unknown')
}

/** Whether it is a loop, a callback or another repetition in the code itself that multiplies the query. */
export function isInLoop(reached: Reached): boolean {
  return reached.per !== undefined && reached.per.kind !== 'recursion' && !isPerItem(reached.per)
}

/** Whether a framework runs the code once per item. */
export function isPerItem({ kind }: Repeat): boolean {
  return kind === 'serializer' || kind === 'resolver' || kind === 'load'
}

/** Whether a query hands rows back. */
export function isRead(reached: Reached): boolean {
  return reached.call.effect === 'read' || reached.call.effect === 'raw' && reached.call.rows !== 'none'
}

/**
 * Behind a call that waits for the outside world in each round: a write that belongs to that work, or a read for what was answered there,
 * of which no list is there before the loop.
 */
export function isOfOutsideWork(reached: Reached): boolean {
  if (reached.path.length === 1) return false
  return isRead(reached) ? reached.afterAnswer && reached.dependsOnItem !== 'no' : reached.besideExternal
}

/** Whether the bulk form of a write serves: it takes these data, and gives what is read afterwards. */
export function hasBulkForm(reached: Reached): boolean {
  if (reached.call.bulk === undefined || reached.bulkEqual !== 'yes' || reached.addsUp === true) return false
  return reached.resultUsed !== 'yes' || reached.call.bulk.returnsRows
}

/** The query that the finding names: proved before unproved, on every path before on some, the dearest, then in the order of the code. */
export function mainOf(among: readonly Reached[]): Reached | undefined {
  return [...among].sort((a, b) => Number(b.certain === 'yes') - Number(a.certain === 'yes') || Number(a.conditional) - Number(b.conditional) || dearerFirst(a.cost, b.cost))[0]
}

/** The others that the same call makes in the same rounds, as certain as the one that is named. Of what runs on some paths only, each may exclude the others. */
export function besides(main: Reached, among: readonly Reached[]): readonly Reached[] {
  if (main.path.length === 1 || main.conditional) return []
  return among.filter((one) => one !== main && one.path.length > 1 && one.per === main.per && one.certain === main.certain && !isInstead(one, main))
}

/** Whether a call on the way, which may be one of several functions, leads to one query or to the other. */
function isInstead({ path }: Reached, { path: other }: Reached): boolean {
  const parts = path.findIndex(({ place }, at) => place.file !== other[at]?.place.file || place.start !== other[at].place.start)
  return parts > 0 && path[parts]?.fn !== other[parts]?.fn
}

/** A sentence on the write that a function makes as well, if one call can take it for all items. */
export function alsoWritten(main: Reached, wanted: readonly Reached[]): string {
  if (main.path.length === 1) return ''
  const write = mainOf(wanted.filter((one) => one.call.effect === 'write' && one.call.name !== main.call.name && one.path.length > 1 && one.sameRows !== true && hasBulkForm(one) && !isOfOutsideWork(one)))
  return write === undefined ? '' : `. It reaches the write \`${write.call.name}\`, too: ${write.call.bulk!.hint}`
}

export function dataOf(site: Site, main: Reached, others: readonly Reached[] = []): Readonly<Record<string, string>> {
  const per = main.per ?? site.repeats.at(-1)!
  return {
    call: main.call.name, site: site.name, bulk: bulkName(main), calls: callsOf(main), collection: per.collection?.name ?? per.name,
    item: per.item === undefined ? /^(while|for) \(/.test(per.collection?.name ?? '') ? 'round' : 'item' : `\`${per.item}\``, cost: formatCost(costOf(main, others)), each: others.length === 0 ? perCall(main) : '', more: others.length === 0 ? '' : ` and ${others.length} more`, hint: main.call.bulk?.hint ?? 'one statement with a list (`IN (…)`, `= ANY(…)`, `VALUES …`) serves all items',
    perRow: main.call.bulk?.perRow ?? 'one raw statement can take them all',
  }
}

function costOf(main: Reached, others: readonly Reached[]): Cost {
  return sequence(main.cost, ...others.map(({ cost }) => cost))
}

/** What one call costs, where that is not what a reader takes for granted. */
function perCall({ call }: Reached): string {
  const cost = formatCost(call.cost)
  return cost === '1' ? '' : ` (${cost} for each call)`
}

/** `createMany` takes; with what it needs beside it: `createMany` and `updateMany` take. */
function bulkName({ call }: Reached): string {
  const { operation = '', beside = [] } = call.bulk ?? {}
  const names = [...new Set([operation, ...beside])].map((name) => `\`${name}\``)
  if (names.length > 1) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} take`
  return `${operation === call.operation ? 'one ' : ''}${names[0]} takes`
}

function callsOf({ call }: Reached): string {
  const count = 1 + (call.bulk?.beside?.length ?? 0)
  return count === 1 ? 'in one call' : `in ${['two', 'three', 'four'][count - 2] ?? count} calls`
}

/** What a rule says of a query that a site reaches, and of others that it only counts. */
export function verdictOn(site: Site, main: Reached, messageId: string, others: readonly Reached[] = []): Verdict {
  const intent = main.per?.intent
  const collection = main.per?.collection?.name
  return {
    place: site.place, within: site.within, subject: `${site.name}>${main.call.name}`, messageId, data: dataOf(site, main, others), path: main.path,
    certainty: main.certain, tier: main.tier, cost: formatCost(costOf(main, others)),
    ...(collection === undefined ? {} : { collection }), ...(intent === undefined ? {} : { intent }),
  }
}
