// What a call is given that registers one function after another out of a written table: `for (const [event, handler] of Object.entries(handlers))
// bus.on(event, handler)`. Each name goes with its own function.

import { type Value, literal } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, Pattern } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { anyIn, listedObject, patternNames } from '../sites/shape.ts'
import { nodesIn } from './code.ts'
import { valuesAt } from './locals.ts'

interface Rounds {
  readonly table: Expr
  /** The function in which the table is named. */
  readonly fn: number
  /** Variables for the name of an entry, and for what stands under it. */
  readonly names: readonly [string | undefined, string | undefined]
}

/**
 * Arguments of a call, once for each entry of the table that is walked over; else once.
 *
 * @param args those of interest
 */
export function givenInRounds(mind: Mind, facts: FileFacts, fn: number, call: CallExpr, args: readonly Expr[] = call.args): readonly (readonly Value[])[] {
  const given = valuesAt(mind, facts, facts.functions[fn]!, call, args)
  const rounds = roundsAround(facts, fn, call)
  const [table] = rounds === undefined ? [] : valuesAt(mind, facts, facts.functions[rounds.fn]!, rounds.table, [rounds.table])
  if (rounds === undefined || table?.kind !== 'object' || table.open) return [given]
  const [key, value] = rounds.names
  return Object.entries(table.fields).map(([name, one]) => given.map((arg, index) => {
    const written = nameOf(args[index]!)
    return written === undefined ? arg : written === key ? literal(name) : written === value ? one : arg
  }))
}

function roundsAround(facts: FileFacts, fn: number, call: CallExpr): Rounds | undefined {
  const own = facts.functions[fn]
  for (const { target, over, body } of nodesIn(own?.body ?? [], 'loop')) {
    const table = over === undefined ? undefined : tableOf(over)
    if (table !== undefined && target !== undefined && anyIn(body, (node) => node === call)) return { table, fn, names: pairOf(target) }
  }
  const around = facts.functions[own?.parent ?? -1]
  for (const { callee, args: [callback] } of nodesIn(around?.body ?? [], 'call')) {
    if (callback?.k !== 'fn' || callback.fn !== fn || callee.k !== 'mem') continue
    const table = tableOf(callee.of)
    const pattern = own?.params[0]?.pattern
    if (table !== undefined && pattern !== undefined) return { table, fn: around!.id, names: pairOf(pattern) }
  }
  return undefined
}

/** `handlers` of `Object.entries(handlers)`. */
export function tableOf(over: Expr): Expr | undefined {
  const listed = listedObject(over.k === 'as' ? over.of : over)
  return listed?.lists === 'entries' ? listed.of : undefined
}

function pairOf(pattern: Pattern): Rounds['names'] {
  const [key, value] = pattern.k === 'array' ? pattern.items : []
  return [key === undefined ? undefined : patternNames(key)[0], value === undefined ? undefined : patternNames(value)[0]]
}

function nameOf(arg: Expr): string | undefined {
  return arg.k === 'as' ? nameOf(arg.of) : arg.k === 'id' ? arg.name : undefined
}
