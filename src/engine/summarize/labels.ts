// What code calls a function that is called back, and what that calls the item.

import type { Value } from '../../model/value.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { splitKey } from '../program.ts'

/** @param index which parameter is the item */
export function itemLabel(mind: Mind, callback: Value, index: number): string | undefined {
  if (callback.kind !== 'closure') return undefined
  const { file, id } = splitKey(callback.fn)
  const pattern = mind.program.facts(file)?.functions[id]?.params[index]?.pattern
  return pattern?.k === 'name' ? pattern.name.replace(/\$\d+$/, '') : undefined
}

/** Its name where it is handed over; undefined for one that is written there. */
export function nameOfCallback(written: Expr | undefined): string | undefined {
  return written === undefined || written.k === 'fn' ? undefined : print(unbound(written))
}

/** `this.toDto` of `this.toDto.bind(this)`. */
function unbound(written: Expr): Expr {
  return written.k === 'call' && written.callee.k === 'mem' && written.callee.name === 'bind' ? written.callee.of : written
}
