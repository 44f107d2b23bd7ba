// What a repeat runs over: its name, where its items come from, whether its length is fixed, and what one item is.

import { type Origin, origin, originKey, originName } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Collection } from '../../model/site.ts'
import { present } from '../../model/present.ts'
import { isFixed } from '../../model/few.ts'
import { type Value, elementOf, hasFunctions, literalOf, originsOf, possibilities, ref, union } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { nodesIn } from '../resolve/code.ts'
import type { Frame } from '../summarize/frame.ts'
import type { RepeatUse } from '../summarize/summary.ts'
import { itemsOfField } from './constant-fields.ts'
import { growsInside, isFilledInFixedSteps } from './filled.ts'
import { guardedLength } from './guarded-lengths.ts'
import { listOfCallers } from './lists-of-callers.ts'
import { carriesFunctions } from './registry.ts'
import { rootOf } from './shape.ts'
import { isFixedSpan } from './spans.ts'

const ORDERS = /^(?:sort|reverse|toSorted|toReversed|entries|values)$/

/** How many literal items still count as a fixed list. */
const CONSTANT_LIMIT = 200

/** One item of a collection. Where items cannot be told apart by origin, a marker stands for "the item of this repeat". */
export function itemValue(collection: Value, place: Place, label: string | undefined, over?: Expr): Value {
  const marker = ref(origin({ kind: 'element', of: origin({ kind: 'result', of: undefined, at: place }, over === undefined ? 'items' : print(over)) }, label))
  const parts = possibilities(present(collection)).map((one): Value => {
    if (one.kind === 'ref') return elementOf(one, label)
    if (one.kind !== 'array') return one.kind === 'unknown' && one.from.length > 0 ? { kind: 'unknown', from: [...(marker.kind === 'ref' ? [marker.origin] : []), ...one.from] } : marker
    const item = elementOf(one)
    if (item.kind === 'unknown') return marker
    return item
  })
  const value = union(...parts)
  return value.kind === 'unknown' && value.from.length === 0 ? marker : value
}

const roundKeys = new WeakMap<RepeatUse, readonly string[]>()

/** What tells the rounds apart: of an item of which only the list is known, its being an item, and not what its list was computed from. */
export function keysOfRound(use: RepeatUse): readonly string[] {
  const before = roundKeys.get(use)
  if (before !== undefined) return before
  const keys = use.varies.flatMap((one) => {
    const all = originsOf(one)
    const own = one.kind === 'unknown' ? all.filter((from) => isItemAt(from, use.repeat.place)) : []
    return own.length > 0 ? own : all
  }).map(originKey)
  roundKeys.set(use, keys)
  return keys
}

function isItemAt({ root, path }: Origin, place: Place): boolean {
  if (path.length > 0 || root.kind !== 'element' || root.of.root.kind !== 'result' || root.of.root.of !== undefined) return false
  const { at } = root.of.root
  return at.start === place.start && at.end === place.end && at.file === place.file
}

/** Why a collection's length is fixed in the source, as a clause; undefined where it is not. */
export function constantBound(collection: Value): string | undefined {
  const listed = possibilities(collection).filter((one) => !isNoList(one))
  if (listed.length === 0) return undefined
  const reasons = listed.map((one) => {
    const table = one.kind === 'array' && one.items.length === 0 && one.more?.kind === 'ref' && one.more.origin.path.length === 0 && one.more.origin.root.kind === 'element' ? one.more.origin.root.of : undefined
    // `Object.values(Status)` of an imported enum: nobody adds to it at run time.
    if (table?.root.kind === 'import' && table.path.length === 0 && /^[A-Z]/.test(table.root.of.name)) return `\`${table.root.of.name}\` is a table of constants`
    const data = one.kind === 'array' && one.items.length === 0 && one.more !== undefined ? one.more : one
    if (data.kind === 'ref' && isOfDataFile(data.origin)) return 'its items stand in a data file'
    const given = data.kind === 'ref' ? givenBy(data.origin) : data.kind === 'unknown' && data.from.length > 0 && data.from.every((from) => givenBy(from) !== undefined) ? givenBy(data.from[0]!) : undefined
    if (given !== undefined) return given
    if (holdsFunctions(one)) return 'its functions stand in the source'
    if (isFixed(one)) return one.kind === 'ref' ? 'only a few rows are asked for' : 'its items are made in a fixed number of steps'
    if (one.kind !== 'array' || one.more !== undefined || one.items.length === 0 || one.items.length > CONSTANT_LIMIT) return undefined
    return `its ${one.items.length} items stand in the source`
  })
  return reasons.every((one) => one !== undefined) ? reasons[0] : undefined
}

/** `{ posts: load, comments: count }`: code writes what is walked over. */
function holdsFunctions(value: Value): value is Value & { readonly kind: 'object' } {
  return hasFunctions(value) && !value.open
}

/** What stands for a list that is not there: `found ?? []`. */
function isNoList(value: Value): boolean {
  return value.kind === 'array' && value.items.length === 0 && value.more === undefined || value.kind === 'literal' && (value.value === undefined || value.value === null)
}

/** `import countries from './countries.json'`, or something in it. */
function isOfDataFile({ root }: Origin): boolean {
  return root.kind === 'import' && /\.json$/.test(root.of.module) || root.kind === 'element' && isOfDataFile(root.of)
}

/** `process.argv` and `process.env`, and what is taken from them: whoever starts the program says how many items there are. */
function givenBy({ root, path }: Origin): string | undefined {
  if (root.kind === 'element' || root.kind === 'result' && root.of !== undefined) return givenBy(root.of!)
  if (root.kind !== 'global' || root.name !== 'process') return undefined
  return path[0] === 'argv' ? 'its items are given on the command line' : path[0] === 'env' ? 'its items are given by the environment' : undefined
}

/** Why a collection does not grow with the data, as a clause; undefined where it may. */
export function fixedBound(mind: Mind, frame: Frame, collection: Value, written: Expr | undefined): string | undefined {
  const constant = constantBound(collection)
  if (constant !== undefined && !(written?.k === 'id' && growsInside(frame.facts, written))) return constant
  if (written?.k === 'id' && isFilledInFixedSteps(mind, frame.facts, frame.fn, written)) return `\`${written.name}\` is filled in a fixed number of steps`
  if (written !== undefined && isOfSettings(written) && possibilities(collection).every((one) => one.kind !== 'ref' || one.origin.root.kind !== 'rows')) return 'it is part of the settings'
  const ofField = written === undefined ? undefined : itemsOfField(frame, written)
  if (ofField !== undefined) return `its ${ofField} items stand in the source`
  if (written !== undefined && isFixedSpan(mind, frame.facts, written)) return 'how long its span of time is stands in the source'
  const most = written === undefined ? undefined : guardedLength(frame.facts, written)
  if (most !== undefined) return `code takes ${most} items at most`
  if (written !== undefined && mind.registered.isWritten(frame.facts, frame.fn.id, written)) return `code registers what \`${print(written)}\` has`
  const given = written === undefined ? undefined : listOfCallers(frame.facts, frame.fn, written)
  if (given !== undefined && given <= CONSTANT_LIMIT) return `its ${given} items stand in the source`
  const declared = collection.kind === 'ref' ? mind.declared(collection.origin) ?? collection : collection
  const isList = possibilities(declared).every((one) => one.kind === 'array')
  const isGiven = collection.kind === 'ref' && collection.origin.root.kind === 'param' && collection.origin.root.index >= 0
  if (isGiven && possibilities(declared).every((one) => (constantLength(one) ?? 0) > 0)) return 'it is a tuple'
  return isList && carriesFunctions(mind, elementOf(declared)) ? `what \`${written === undefined ? 'it' : print(written)}\` holds carries functions, so code writes it` : undefined
}

/** `settings.servers`, `config.regions.filter((region) => …)` of a module: whoever sets the program up writes them. */
function isOfSettings(written: Expr): boolean {
  const root = rootOf(written)
  return root !== written && root.k === 'id' && root.fn === 0 && /^(?:app|server|global)?(?:settings|config|configuration)$/i.test(root.name)
}

/** The number of items of a fixed list, or of functions that stand under names. */
export function constantLength(collection: Value | undefined): number | undefined {
  if (collection !== undefined && holdsFunctions(collection)) return Object.keys(collection.fields).length
  if (collection === undefined || collection.kind !== 'array' || collection.more !== undefined) return undefined
  return collection.items.length
}

/** Functions that have to do with chunks and make none: those of a text, say, with their embeddings. */
const ASKS_FOR_CHUNKS = /(?:^|\.)(?:search|find|fetch|load|query|list|read|select|count|store|save|insert|embed|index|delete|update|rank|retrieve)[A-Z]\w*$/

/** Code that says that it walks over chunks: `chunk(ids, 100)`, `for (const batch of batches)`. */
export function namesChunks(over: Expr | undefined, item: string | undefined): boolean {
  const callee = over?.k === 'call' ? print(over.callee) : undefined
  return callee !== undefined && !ASKS_FOR_CHUNKS.test(callee) && /chunk|inBatches|toBatches|splitInto|splitEvery|partition|\bslices\b|\bbundles?\b/i.test(callee) || item !== undefined && /^(chunk|slice)\w*$|[a-z](Chunk|Batch|Slice)$/.test(item)
}

/** The same, or a variable that holds the chunks: `const groups = chunk(ids, 100)`. */
export function areChunks(facts: FileFacts, over: Expr | undefined, item: string | undefined): boolean {
  if (namesChunks(over, item)) return true
  if (over?.k !== 'id' || facts.functions[over.fn]?.locals[over.name]?.reassigned !== false) return false
  return nodesIn(facts.functions[over.fn]!.body, 'var').some(({ target, value }) => target.k === 'name' && target.name === over.name && value?.k === 'call' && value.args.length > 1 && namesChunks(value, undefined))
}

export function collectionOf(value: Value | undefined, over: Expr | undefined, place: Place): Collection {
  const one = value === undefined ? undefined : nameable(value)
  const written = over === undefined ? undefined : print(bareList(over))
  const name = written ?? (one === undefined ? 'items' : originName(one))
  const key = one === undefined ? `${place.file}:${place.start}` : originKey(one)
  return { name, key, from: value === undefined ? 'computed' : provenance(value), ...(one?.root.kind === 'rows' && one.root.entity !== undefined ? { entity: one.root.entity } : {}) }
}

/** Without what copies or orders it, and without what stands for a list that is not there: `[...(ids ?? [])].sort()` is about `ids`. */
function bareList(expr: Expr): Expr {
  switch (expr.k) {
    case 'as': case 'await': return bareList(expr.of)
    case 'arr': return expr.items.length === 1 && expr.items[0]!.k === 'spread' ? bareList(expr.items[0]!.of) : expr
    case 'logic': return expr.op !== '&&' && expr.right.k === 'arr' && expr.right.items.length === 0 ? bareList(expr.left) : expr
    case 'call': return expr.callee.k !== 'mem' ? expr : bareOf(expr, expr.callee)
    default: return expr
  }
}

function bareOf(expr: Expr & { readonly k: 'call' }, { of, name }: Expr & { readonly k: 'mem' }): Expr {
  const [first, ...more] = expr.args
  if (of.k === 'id' && of.name === 'Array' && name === 'from') return first === undefined || first.k === 'obj' || more.length > 0 ? expr : bareList(first)
  return ORDERS.test(name) && isNamed(of) ? bareList(of) : expr
}

/** `Object.entries(…)` is no list of that object. */
function isNamed(expr: Expr): boolean {
  return expr.k !== 'id' || !/^[A-Z]/.test(expr.name)
}

function nameable(value: Value): Origin | undefined {
  if (value.kind === 'ref') return value.origin
  if (value.kind === 'array' && value.more?.kind === 'ref') return value.more.origin
  return undefined
}

function provenance(value: Value): Collection['from'] {
  if (literalOf(value) !== undefined || value.kind === 'array' && value.more === undefined) return 'literal'
  const one = nameable(value)
  for (let at: Origin | undefined = one; at !== undefined; at = at.root.kind === 'element' || at.root.kind === 'result' ? at.root.of : undefined) {
    if (at.root.kind === 'rows') return 'rows'
    if (at.root.kind === 'param' || at.root.kind === 'captured') return 'argument'
  }
  return 'computed'
}
