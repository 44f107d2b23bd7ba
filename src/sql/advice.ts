// What one raw statement does for many items where an ORM has no call that does: clauses for remedies.

import type { Provider } from '../model/schema.ts'

/** A list of keys gives the rows of all items together: the first few of each are not told apart. */
export function rankedRowsAdvice(wanted: 'first' | 'few' | 'page', provider: Provider): string {
  if (wanted === 'first' && provider === 'postgresql') return 'one raw query with `DISTINCT ON (…)` loads the first row of each item'
  return `one raw query with \`ROW_NUMBER() OVER (PARTITION BY …)\` ranks the rows of all items and loads ${wanted === 'page' ? 'that page' : 'the first ones'} of each`
}

/** Where only the pages differ. */
export function pagesAdvice(): string {
  return 'one query in the same order loads the rows of all pages, which code can divide'
}

/** Where no list of values tells the items apart. */
export function joinedConditionsAdvice(): string {
  return 'one raw query that joins the conditions of all items (`VALUES …`) and groups by them computes the values of all'
}
