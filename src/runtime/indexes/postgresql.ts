// PostgreSQL: `EXPLAIN` with sequential scans disfavoured, since small tables are always scanned otherwise. What is scanned all the same has
// no index that serves it.

import type { TableScan } from '../../model/trace.ts'
import { triedOnPostgresql } from './candidate.ts'
import { columnsIn } from './columns.ts'
import { planOf } from './explain.ts'
import type { Node } from './explain.ts'
import type { Ask, Planner } from './plan.ts'

/** What stands above a node. */
interface Above {
  readonly limited: boolean
  readonly sort: readonly string[] | undefined
  /** A condition by which a join compares it with rows that are not all of their tables. */
  readonly join: string | undefined
}

interface Found {
  readonly node: Node
  readonly condition: string
  readonly purpose: TableScan['purpose']
  readonly limited: boolean
}

export const postgresqlPlanner: Planner = {
  begin: ['BEGIN READ ONLY', 'SET LOCAL enable_seqscan = off', "SET LOCAL lock_timeout = '2s'"],
  end: ['ROLLBACK'],
  async scansOf(text, values, ask) {
    const scans: TableScan[] = []
    for (const { node, condition, purpose, limited } of scansIn(await planOf(text, values, ask), { limited: false, sort: undefined, join: undefined })) {
      const table = node['Relation Name']!
      const named = columnsIn(condition, 'postgresql', [node.Alias ?? table, table], await columnsOf(node, ask))
      // What a join or an order names of other tables only, it does not ask of this one.
      if (named.columns.length > 0 || purpose === 'filter' && condition === node.Filter) scans.push({ table, ...named, purpose, limited })
    }
    return scans
  },
  tried: triedOnPostgresql,
}

function scansIn(node: Node, above: Above): readonly Found[] {
  const { 'Node Type': type, Filter: filter, 'Relation Name': table, Plans: plans = [] } = node
  const isWholeIndex = /^Index (?:Only )?Scan$/.test(type) && node['Index Cond'] === undefined
  if (table !== undefined && type === 'Seq Scan') {
    const condition = filter ?? above.join
    if (condition !== undefined) return [{ node, condition, purpose: 'filter', limited: above.limited }]
    return above.sort === undefined ? [] : [{ node, condition: above.sort.join(', '), purpose: 'sort', limited: above.limited }]
  }
  // In an index's order until there are enough is a good way; all of it is no better than the table.
  if (table !== undefined && isWholeIndex && filter !== undefined && !above.limited) return [{ node, condition: filter, purpose: 'filter', limited: false }]
  return plans.flatMap((plan, index) => scansIn(plan, below(node, above, plans.filter((_, other) => other !== index))))
}

function below(node: Node, above: Above, others: readonly Node[]): Above {
  const { 'Node Type': type, 'Sort Key': sort } = node
  if (type === 'Limit') return { ...above, limited: true }
  if (sort !== undefined && (type === 'Sort' || type === 'Incremental Sort')) return { ...above, sort: above.join === undefined ? sort : undefined }
  if (/^(?:Hash|Materialize|Memoize|Gather|Gather Merge|Subquery Scan)$/.test(type)) return above
  const join = node['Hash Cond'] ?? node['Merge Cond'] ?? node['Join Filter']
  return { limited: others.length === 0 && above.limited, sort: undefined, join: join !== undefined && others.some(isRestricted) ? join : undefined }
}

/** Whether it gives some of the rows of a table. */
function isRestricted({ Filter: filter, 'Index Cond': index, 'Recheck Cond': recheck, Plans: plans = [] }: Node): boolean {
  return filter !== undefined || index !== undefined || recheck !== undefined || plans.some(isRestricted)
}

async function columnsOf({ Schema: schema, 'Relation Name': table }: Node, ask: Ask): Promise<readonly string[]> {
  const rows = await ask(`SELECT a.attname::text AS name FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped`, [schema, table])
  return rows.map(({ name }) => String(name))
}
