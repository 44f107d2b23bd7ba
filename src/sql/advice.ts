// What one raw statement does for many items where an ORM has no call that does: clauses for remedies.

/** A list of keys gives the rows of all items together: the first few of each are not told apart. */
export function rankedRowsAdvice(): string {
  return 'one raw query with `ROW_NUMBER() OVER (PARTITION BY …)` ranks the rows of all items and loads the first ones of each'
}

/** Where no list of values tells the items apart. */
export function joinedConditionsAdvice(): string {
  return 'one raw query that joins the conditions of all items (`VALUES …`) and groups by them computes the values of all'
}
