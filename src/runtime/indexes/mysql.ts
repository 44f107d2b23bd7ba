// MariaDB and MySQL: `EXPLAIN FORMAT=JSON`. Nothing there disfavours scans, so a small table is scanned although it has an index; but the
// plan names the indexes that could have served the condition, and the catalog those that could have served the order. The two databases
// nest differently, so the plan is searched rather than read. Rows that a constant key finds are read in the course of this.

import type { TableScan } from '../../model/trace.ts'
import { columnsIn } from './plan.ts'
import type { Ask, Planner } from './plan.ts'

interface Table {
  readonly table_name: string
  readonly access_type?: string
  readonly possible_keys?: readonly string[]
  readonly attached_condition?: unknown
}

interface Found {
  readonly table: Table
  readonly condition: string | undefined
  readonly sort: string | undefined
}

export const mysqlPlanner: Planner = {
  begin: ['START TRANSACTION READ ONLY'],
  end: ['ROLLBACK'],
  async scansOf(text, values, ask) {
    const [row] = await ask(`EXPLAIN FORMAT=JSON ${text}`, values)
    const found = tablesIn(JSON.parse(String(Object.values(row ?? {})[0])), undefined, undefined)
    const limited = /\blimit\b/i.test(text)
    const scans: TableScan[] = []
    for (const { table: { table_name: name, access_type: access, possible_keys: keys }, condition, sort } of found) {
      if (access !== 'ALL' || keys !== undefined && keys.length > 0) continue
      const { table, columns } = await tableOf(name, text, ask)
      if (table === undefined) continue
      const purpose = condition === undefined ? 'sort' : 'filter'
      const named = columnsIn(condition ?? sort ?? textAfterOrder(text), 'mysql', [name, table], columns)
      if (condition === undefined && (sort === undefined || named.length === 0 || await hasIndexOn(table, named[0]!, ask))) continue
      if (condition !== undefined && isJoinOnly(condition, found, name) && !found.some((other) => other.table.table_name !== name && isRestricted(other))) continue
      scans.push({ table, columns: named, purpose, limited })
    }
    return scans
  },
}

function tablesIn(plan: unknown, condition: string | undefined, sort: string | undefined): readonly Found[] {
  if (Array.isArray(plan)) return plan.flatMap((one) => tablesIn(one, condition, sort))
  if (typeof plan !== 'object' || plan === null) return []
  const node = plan as Readonly<Record<string, unknown>>
  const own = typeof node['attached_condition'] === 'string' ? node['attached_condition'] : condition
  if (typeof node['table_name'] === 'string') return [{ table: node as unknown as Table, condition: own, sort }, ...below(node, undefined, undefined)]
  const order = typeof node['sort_key'] === 'string' ? node['sort_key'] : node['using_filesort'] === true ? '' : sort
  return below(node, own, order)
}

function below(node: Readonly<Record<string, unknown>>, condition: string | undefined, sort: string | undefined): readonly Found[] {
  return Object.values(node).flatMap((one) => tablesIn(one, condition, sort))
}

/** Whether it compares the table with others and with nothing else. */
function isJoinOnly(condition: string, found: readonly Found[], name: string): boolean {
  const others = found.filter(({ table }) => table.table_name !== name)
  return others.some(({ table }) => condition.includes(`${table.table_name}.`) || condition.includes(`\`${table.table_name}\`.`)) && !/\band\b/i.test(condition)
}

function isRestricted({ table, condition }: Found): boolean {
  return condition !== undefined || table.access_type !== undefined && !['ALL', 'index'].includes(table.access_type)
}

/** The plan calls tables by their aliases. */
async function tableOf(name: string, text: string, ask: Ask): Promise<{ readonly table: string | undefined; readonly columns: readonly string[] }> {
  for (const candidate of [name, ...aliased(text, name)]) {
    const rows = await ask('SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?', [candidate])
    if (rows.length > 0) return { table: candidate, columns: rows.map(({ name: column }) => String(column)) }
  }
  return { table: undefined, columns: [] }
}

function aliased(text: string, alias: string): readonly string[] {
  const escaped = alias.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return [...text.matchAll(new RegExp(`([\\w$]+)\`?\\s+(?:as\\s+)?\`?${escaped}\`?(?![\\w$])`, 'gi'))].map((match) => match[1]!)
}

function textAfterOrder(text: string): string {
  return /\border\s+by\b([^]*)$/i.exec(text)?.[1] ?? ''
}

async function hasIndexOn(table: string, column: string, ask: Ask): Promise<boolean> {
  const rows = await ask('SELECT 1 AS found FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND seq_in_index = 1 AND column_name = ? LIMIT 1', [table, column])
  return rows.length > 0
}
