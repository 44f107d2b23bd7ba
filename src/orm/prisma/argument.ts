// Parts of a call's argument. Code may leave the argument out, and then it has no parts: nothing about it is unknown.

import { type Value, absent, distribute, get } from '../../model/value.ts'

export function part(argument: Value, name: string): Value {
  return distribute(argument, (one) => one.kind === 'literal' ? absent : get(one, name))
}

/** Whether a value is `undefined` for certain: left out. */
export function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined
}
