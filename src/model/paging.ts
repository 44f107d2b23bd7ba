// Whether code walks through pages, or asks for the same one of each item.

import { type Value, originsOf } from './value.ts'

/** Where a page begins that some loop steps on from: a round of it counts it, or the page before answered it. What a caller passes is one page. */
export function isSteppedOn(begin: Value): boolean {
  return originsOf(begin).some(({ root }) => root.kind === 'element' || root.kind === 'rows')
}
