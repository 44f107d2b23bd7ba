// A candidate index on PostgreSQL: made in a transaction that is rolled back, whatever happens, and only on a connection that is in none. While
// it is built nobody else can write to the table, so it is built for few rows, and given up at once where somebody holds the table. Databases
// that speak the same protocol may not take back what they have made: they are left alone, and so is one whose triggers hear of it.

import type { TableScan } from '../../model/trace.ts'
import { planOf } from './explain.ts'
import type { Node } from './explain.ts'
import type { Ask } from './plan.ts'

const LIMITS = ["SET LOCAL lock_timeout = '100ms'", "SET LOCAL statement_timeout = '2s'", 'SET LOCAL enable_seqscan = off']

let tries = 0

export async function triedOnPostgresql(text: string, values: unknown, { table, columns, purpose }: TableScan, ask: Ask, mostRows: number): Promise<TableScan['candidate']> {
  if (columns.length === 0 || !await isSafe(ask)) return undefined
  const index = `querylint_candidate_${tries += 1}`
  await ask('BEGIN')
  try {
    for (const one of LIMITS) await ask(one)
    const name = nameOf(await planOf(text, values, ask), table)
    if (name === undefined) return undefined
    if (await hasMoreRows(name, mostRows, ask)) return 'large'
    await ask(`CREATE INDEX ${index} ON ${name} (${columns.map(quoted).join(', ')})`)
    return isUsed(await planOf(text, values, ask), index, purpose, false) ? 'used' : 'unused'
  } catch {
    // Somebody holds the table, it is another's, or a column has no order: nothing is known.
    return undefined
  } finally {
    await ask('ROLLBACK')
  }
}

/** In no transaction: the time of the statement is that of its transaction's begin. */
async function isSafe(ask: Ask): Promise<boolean> {
  const [row] = await ask(`SELECT now() = statement_timestamp() AS alone, version() AS version,
    EXISTS (SELECT 1 FROM pg_catalog.pg_event_trigger WHERE evtenabled <> 'D') AS heard`)
  const version = String(row?.['version'])
  return row?.['alone'] === true && row['heard'] === false && /^PostgreSQL \d\d/.test(version) && !/-YB-|Redshift/.test(version)
}

function nameOf(plan: Node, table: string): string | undefined {
  if (plan['Relation Name'] === table) return plan.Schema === undefined ? undefined : `${quoted(plan.Schema)}.${quoted(table)}`
  for (const one of plan.Plans ?? []) {
    const found = nameOf(one, table)
    if (found !== undefined) return found
  }
  return undefined
}

async function hasMoreRows(name: string, most: number, ask: Ask): Promise<boolean> {
  const [row] = await ask(`SELECT count(*)::int AS rows FROM (SELECT 1 FROM ${name} LIMIT ${Math.floor(most) + 1}) AS counted`)
  return !(Number(row?.['rows']) <= most)
}

/** By its condition, or in its order: with scans disfavoured a whole index is read instead of the table. */
function isUsed(node: Node, index: string, purpose: TableScan['purpose'], isSorted: boolean): boolean {
  if (node['Index Name'] === index) return node['Index Cond'] !== undefined || purpose === 'sort' && !isSorted
  return (node.Plans ?? []).some((plan) => isUsed(plan, index, purpose, isSorted || node['Node Type'] === 'Sort'))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
