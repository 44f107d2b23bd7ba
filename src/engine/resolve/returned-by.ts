// What a function gives, by what it is called with or whatever that is.

import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'

/** What is known of a function's result by its own code, by what it has captured, and by its arguments; without them, these may be anything. */
export function returnedBy(mind: Mind, { fn, captured, self }: Value & { readonly kind: 'closure' }, args?: readonly Value[]): Value {
  return mind.substitute(mind.summaryOf(fn).returns, { fn, args: args ?? [], open: args === undefined, captured, self })
}
