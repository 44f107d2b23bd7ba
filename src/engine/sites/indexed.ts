// `for (const [index, batch] of batches.entries())` walks over the batches, and counts.

import { asFixedAs } from '../../model/few.ts'
import { type Value, array, get } from '../../model/value.ts'
import type { Expr, FileFacts, LoopStmt } from '../facts.ts'
import { areChunks } from './collection.ts'
import { listedObject } from './shape.ts'

export interface Walk {
  readonly loop: LoopStmt
  readonly over: Value | undefined
  readonly item: Value | undefined
}

/** A loop over the entries of a list as one over the list. Entries of a map are what they are. */
export function indexedWalk(facts: FileFacts, walk: Walk): Walk {
  const { loop, over, item } = walk
  const list = loop.target?.k === 'array' && loop.target.items.length === 2 ? listOf(facts, loop.over) : undefined
  const second = list === undefined || over === undefined || item === undefined ? undefined : secondOf(item)
  if (list === undefined || second === undefined || over?.kind !== 'array' || loop.target?.k !== 'array') return walk
  const { target: _, ...rest } = loop
  const named = loop.target.items[1]
  return {
    loop: { ...rest, over: list, ...(named === undefined ? {} : { target: named }) },
    over: asFixedAs(over, array(over.items.map((one) => secondOf(one) ?? one), over.more === undefined ? undefined : secondOf(over.more))),
    item: second,
  }
}

function secondOf(pair: Value): Value | undefined {
  return pair.kind === 'array' && pair.more === undefined && pair.items.length === 2 ? get(pair, '1') : undefined
}

/** Of objects, which have entries as well, only those that are said to be chunks. */
function listOf(facts: FileFacts, over: Expr | undefined): Expr | undefined {
  const listed = listedObject(over)
  if (listed !== undefined) return listed.lists === 'entries' && areChunks(facts, listed.of, undefined) ? listed.of : undefined
  return over?.k === 'call' && over.callee.k === 'mem' && over.callee.name === 'entries' && over.args.length === 0 ? over.callee.of : undefined
}
