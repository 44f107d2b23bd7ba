// Whether the items of a loop are rows, or lists of rows: some queries take both. Types say so, or where the items come from, or what the
// loop does with them, or how code calls them.

import type { OrmCall } from '../../model/orm-call.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Expr, FileFacts, LoopStmt, Pattern, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import type { Frame } from '../summarize/frame.ts'
import type { Term } from '../summarize/summary.ts'
import { growsIn } from './filled.ts'
import { areLists, isWhole, takesListOf } from './lists.ts'
import { walk } from './shape.ts'
import { sourcesOf } from './sources.ts'

/** `open`: neither is shown, and the name may be that of both (`group`). */
export type ItemKind = 'row' | 'list' | 'open'

export interface Items {
  readonly mind: Mind
  readonly frame: Frame
  readonly loop: LoopStmt
  readonly item: Value
}

export function kindOfItems({ mind, frame, loop, item }: Items): ItemKind {
  const { facts } = frame
  return typedKind(mind, item) ?? usedKind(facts, loop) ?? (loop.over === undefined ? undefined : sourceKind(mind, facts, loop.over)) ?? namedKind(loop.target)
}

/** Queries of a round that take a whole item which may be a row or a list of them cannot be told from those that take one row. */
export function perhapsLists(terms: readonly Term[], item: Value): readonly Term[] {
  return terms.map((term) => term.kind === 'query' && term.path.every((step) => step.repeats.length === 0) && takesEither(term.query().recognition.call, item) ? { ...term, certain: term.certain === 'yes' ? 'unknown' : term.certain, because: 'each item may be a list of rows' } : term)
}

/** Whether a query takes the item itself, be it a row or a list. */
function takesEither(call: OrmCall, item: Value): boolean {
  return call.either === true && call.data !== undefined && isWhole(item, call.data)
}

/** Whether a query takes a whole item as its list, or what a round makes of an item that is one. */
export function takesWhole(call: OrmCall, item: Value, kind: ItemKind): boolean {
  return takesListOf(call, item) ? kind === 'list' || !takesEither(call, item) : kind === 'list' && mayStoreList(call)
}

/** Whether it depends on the kind of the items what a query does with one. */
export function asksForKind(call: OrmCall, item: Value): boolean {
  return takesEither(call, item) || mayStoreList(call)
}

/** Whether what a query stores may be a list of any length. */
function mayStoreList({ data }: OrmCall): boolean {
  return data !== undefined && possibilities(data).every((one) => one.kind === 'array' ? one.more !== undefined : one.kind === 'ref' || one.kind === 'unknown')
}

function typedKind(mind: Mind, item: Value): ItemKind | undefined {
  const declared = item.kind === 'ref' ? mind.declared(item.origin) ?? item : item
  return areLists(declared) ? 'list' : possibilities(declared).every(({ kind }) => kind === 'instance' || kind === 'object') ? 'row' : undefined
}

/** Members that lists have. */
const OF_LISTS = /^(?:length|map|flatMap|filter|forEach|some|every|find|findIndex|reduce|slice|splice|concat|includes|indexOf|join|push|pop|shift|at|sort|\d+)$/
const TAKING_LISTS = /^(?:In|Any|ArrayContains|ArrayOverlap)$/

/** What the code of a round, functions in it included, does with an item. */
function usedKind(facts: FileFacts, loop: LoopStmt): ItemKind | undefined {
  const { target } = loop
  if (target === undefined) return undefined
  if (target.k !== 'name') return target.k === 'object' ? 'row' : undefined
  const isItem = (expr: Expr | undefined): boolean => expr?.k === 'id' && expr.name === target.name
  const found = new Set<ItemKind>()
  const visit = (node: Stmt | Expr): void => {
    switch (node.k) {
      case 'mem': if (isItem(node.of)) found.add(OF_LISTS.test(node.name) ? 'list' : 'row'); break
      case 'idx': if (isItem(node.of)) found.add(isCount(node.index) ? 'list' : 'row'); break
      case 'arr': if (node.items.some((one) => one.k === 'spread' && isItem(one.of))) found.add('list'); break
      case 'obj': if (node.props.some(({ kind, value }) => kind === 'spread' && isItem(value))) found.add('row'); break
      case 'loop': if (isItem(node.over)) found.add('list'); break
      case 'var': if (isItem(node.value) && node.target.k === 'object') found.add('row'); break
      case 'call': if (node.callee.k === 'id' && TAKING_LISTS.test(node.callee.name) && isItem(node.args[0]) || node.args.some((one) => one.k === 'spread' && isItem(one.of))) found.add('list'); break
      case 'fn': for (const stmt of facts.functions[node.fn]?.body ?? []) walk(stmt, visit); break
      default: break
    }
  }
  for (const stmt of loop.body) walk(stmt, visit)
  return found.has('row') ? 'row' : found.has('list') ? 'list' : undefined
}

/** `batch[0]`, `batch[at + 1]`, `batch[i]`; `row[column]` is a field of a row. */
function isCount(index: Expr): boolean {
  switch (index.k) {
    case 'lit': return typeof index.value === 'number'
    case 'bin': return /^[-+*%]$/.test(index.op) && (isCount(index.left) || isCount(index.right))
    case 'id': return /^(?:[a-z]|at|idx|pos|counter|.*[iI]ndex|.*(?:At|Idx|Pos))\d*$/.test(index.name.replace(/\$\d+$/, ''))
    default: return false
  }
}

const DIVIDING = /chunk|batch|group(?:ed)?By|partition|splitEvery|splitInto|paginat|window/i

/** `groups.flat()`, `Object.values(groupBy(rows, kindOf))`, a list to which slices are added. */
function sourceKind(mind: Mind, facts: FileFacts, over: Expr, hops = 2): ItemKind | undefined {
  switch (over.k) {
    case 'await': case 'as': return sourceKind(mind, facts, over.of, hops)
    case 'call': {
      const method = over.callee.k === 'mem' || over.callee.k === 'id' ? over.callee.name : ''
      if (/^flat(?:Map|ten)?$/.test(method)) return 'row'
      if (DIVIDING.test(method)) return 'list'
      const within = over.args[0] ?? (over.callee.k === 'mem' ? over.callee.of : undefined)
      return /^(?:values|toArray)$/.test(method) && within !== undefined ? sourceKind(mind, facts, within, hops) : undefined
    }
    case 'id': {
      if (over.fn >= 0 && growsIn(facts.functions[over.fn]?.body ?? [], over, isPart)) return 'list'
      const initial = over.fn < 0 || hops === 0 ? undefined : sourcesOf(mind, facts).initialOf(over.fn, over.name)
      return initial === undefined ? undefined : sourceKind(mind, facts, initial, hops - 1)
    }
    default: return undefined
  }
}

function isPart(value: Expr): boolean {
  return value.k === 'arr' || value.k === 'call' && value.callee.k === 'mem' && /^(?:slice|splice|filter)$/.test(value.callee.name)
}

const BATCH = /^(?:batch|bulk|chunk|slice|list)\d*$|[a-z](?:Batch|Chunk|List|Slice)$/
const BOTH = /(?:^|[a-z])(?:block|bucket|bundle|group|page|part|partition|portion|section|segment|set|window)\d*$/i
const NO_PLURAL = /(?:ss|us|is|as|news|series|species)$/i

/** `rows` for each item says lists, `row` rows; a `group` is either, that of code or one that is stored. */
function namedKind(target: Pattern | undefined): ItemKind {
  if (target?.k !== 'name') return 'row'
  const name = target.name.replace(/\$\d+$/, '')
  if (BATCH.test(name)) return 'list'
  if (BOTH.test(name)) return 'open'
  return name.length > 3 && name.endsWith('s') && !NO_PLURAL.test(name) ? 'list' : 'row'
}
