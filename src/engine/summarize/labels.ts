// What a function that is called back calls the item.

import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'

/** @param index which parameter is the item */
export function itemLabel(mind: Mind, callback: Value, index: number): string | undefined {
  if (callback.kind !== 'closure') return undefined
  const { file, id } = splitKey(callback.fn)
  const pattern = mind.program.facts(file)?.functions[id]?.params[index]?.pattern
  return pattern?.k === 'name' ? pattern.name.replace(/\$\d+$/, '') : undefined
}
