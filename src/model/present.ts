// A value where code shows that there is one.

import type { Value } from './value.ts'

/** What a value is where code takes something of it, which fails where there is nothing. */
export function present(value: Value): Value {
  if (value.kind !== 'union') return value
  const members = value.members.filter((one) => !isNothing(one))
  if (members.length === value.members.length || members.length === 0) return value
  if (members.length === 1) return members[0]!
  const { made, ...undecided } = value
  const [, yes, no] = made?.of ?? []
  // Of two ways, one gives nothing: it was the other.
  if (yes !== undefined && no !== undefined && isNothing(yes) !== isNothing(no)) return present(isNothing(yes) ? no : yes)
  return { ...undecided, members }
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null)
}
