// The one statement that changes the rows of many items, and how it is written.

import type { Bulk, Filter, Round } from '../model/orm-call.ts'
import type { Provider } from '../model/schema.ts'
import { type Value, array } from '../model/value.ts'
import type { Change, Condition } from './change.ts'

/** How code hands lists to a statement. */
export interface Style {
  /** As code calls it: `query`. */
  readonly operation: string
  readonly provider: Provider
  /** ` IN (…)` with a list of values. `cast`: what the statement says of each of them, `::uuid`. */
  among(cast: string): string
  /** What stands after VALUES for many rows, and what it is, as a clause. */
  readonly rows: string
  readonly rowsAre?: string
}

export function filtersOf({ conditions }: Change): readonly Filter[] {
  return conditions.map(({ column, operator, value }) => ({ path: column.split('.').slice(-1), operator, value }))
}

/** What tells which rows are changed that exist, or may. */
export function changedBy({ verb, isUpsert, named, equal, conditions, others, stored }: Change): Value | undefined {
  if (verb === 'insert') return isUpsert ? stored : undefined
  return array([...named, ...conditions.map(({ value }) => value), ...others, ...verb === 'update' ? [] : equal])
}

export function bulkOf(change: Change, style: Style): Bulk | undefined {
  if (change.isOneByOne) return undefined
  const form = (round?: Round): Bulk | undefined => {
    if (round !== undefined && change.named.some((value) => round.varies(value))) return undefined
    const varies = (value: Value) => round === undefined ? value.kind !== 'literal' : round.varies(value)
    const varying: Varying = { conditions: change.conditions.filter(({ value }) => varies(value)), isOther: change.others.some(varies) }
    // Of a row that each round changes once more, one statement gives the last state only.
    const isSame = change.verb !== 'insert' && varying.conditions.length === 0 && !varying.isOther
    return {
      operation: style.operation, returnsRows: change.returnsRows && !isSame, ...change.equal.length === 0 ? {} : { equal: array(change.equal) },
      hint: hintOf(change, style, varying), ...change.verb === 'update' ? { perRow: perRowHint(change, style, varying) } : {},
    }
  }
  return { ...form()!, within: form }
}

/** What differs from item to item in the conditions. */
interface Varying {
  readonly conditions: readonly Condition[]
  readonly isOther: boolean
}

function hintOf(change: Change, style: Style, varying: Varying): string {
  const { head, source } = change
  switch (change.verb) {
    case 'insert': {
      if (source === 'select') return `\`${head} SELECT …\` from the list of all items (${style.provider === 'postgresql' || style.provider === 'cockroachdb' ? '`unnest(…)`, ' : ''}\`VALUES …\`) inserts their rows in one statement`
      return `\`${head} VALUES ${style.rows}\`${style.rowsAre ?? ''} inserts the rows of all items in one statement`
    }
    case 'update': return `\`${head} SET … WHERE ${conditionOf(change, style, varying)}\` changes the rows of all items in one statement`
    case 'delete': return `\`${head} WHERE ${conditionOf(change, style, varying)}\` deletes the rows of all items in one statement`
  }
}

/** The conditions of all items. */
function conditionOf({ conditions, hasOthers }: Change, style: Style, varying: Varying): string {
  const [first, ...more] = varying.conditions
  const shared = hasOthers || varying.conditions.length < conditions.length ? ' AND …' : ''
  if (first === undefined || varying.isOther) return '(…) OR (…) OR …'
  if (more.length === 0) return `${first.column} ${style.among(first.cast)}${shared}`
  return style.provider === 'sqlserver' ? '(…) OR (…) OR …' : `(${varying.conditions.map(({ column }) => column).join(', ')}) IN ((…), (…), …)${shared}`
}

/** Values of their own for each row, joined by what tells the rows apart. */
function perRowHint({ head, table, columns }: Change, { provider }: Style, { conditions, isOther }: Varying): string {
  const [key, ...more] = conditions
  const [column, ...others] = columns
  if (key === undefined || more.length > 0 || isOther || column === undefined || column === '…') return 'one raw statement that joins the rows with the values (`VALUES …`) can take them all'
  const bare = (name: string) => name.split('.').at(-1)!
  const ellipsis = others.length > 0 ? ', …' : ''
  if (provider !== 'postgresql' && provider !== 'cockroachdb' && provider !== 'sqlserver') {
    return `one \`${head} SET ${column} = CASE ${key.column} WHEN … THEN … END${ellipsis} WHERE ${key.column} IN (…)\` takes them all`
  }
  return `one \`${head} SET ${column} = data.${bare(column)}${ellipsis} FROM (VALUES (…), (…), …) AS data (${bare(key.column)}, ${bare(column)}${ellipsis}) WHERE ${table}.${bare(key.column)} = data.${bare(key.column)}\` takes them all`
}
