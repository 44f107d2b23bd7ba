// What a function gives, whatever it is called with.

import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'

/** What is known of a function's result by its own code and by what it has captured; its arguments may be anything. */
export function returnedBy(mind: Mind, { fn, captured, self }: Value & { readonly kind: 'closure' }): Value {
  return mind.substitute(mind.summaryOf(fn).returns, { fn, args: [], open: true, captured, self })
}
