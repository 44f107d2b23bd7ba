// A question that types or syntax may be unable to settle. Never a boolean, so that "we do not know" cannot pass for "no".

export type Tri = 'yes' | 'no' | 'unknown'

/** Both hold: `no` wins, then `unknown`. */
export function both(a: Tri, b: Tri): Tri {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes'
}

/** One of two paths is taken and we cannot tell which: equal answers stay, different ones are `unknown`. */
export function eitherWay(a: Tri, b: Tri): Tri {
  return a === b ? a : 'unknown'
}

/** At least one holds: `yes` wins, then `unknown`. */
export function anyOf(a: Tri, b: Tri): Tri {
  if (a === 'yes' || b === 'yes') return 'yes'
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'no'
}

export function opposite(a: Tri): Tri {
  return a === 'yes' ? 'no' : a === 'no' ? 'yes' : 'unknown'
}
