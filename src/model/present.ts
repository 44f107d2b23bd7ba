// A value where code shows that there is one.

import type { Value } from './value.ts'

/** What a value is where code takes something of it, which fails where there is nothing. */
export function present(value: Value): Value {
  if (value.kind !== 'union') return value
  const members = value.members.filter((one) => one.kind !== 'literal' || one.value !== undefined && one.value !== null)
  if (members.length === value.members.length || members.length === 0) return value
  return members.length === 1 ? members[0]! : { ...value, members }
}
