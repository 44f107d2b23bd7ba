// MariaDB and MySQL: `EXPLAIN FORMAT=JSON`. No setting there disfavours scans, so a small table is scanned although it has an index; but the
// plan names the indexes that could have served the condition, and the catalog those that could have served the order. Whether one of those
// does serve is asked with all of them forced. Rows that a constant key finds are read in the course of this.

import type { TableScan } from '../../model/trace.ts'
import { triedOnCopy } from './copy.ts'
import { columnsIn } from './columns.ts'
import { planOf } from './mysql-plan.ts'
import type { Found } from './mysql-plan.ts'
import type { Ask, Planner } from './plan.ts'
import { withForcedIndexes } from './reference.ts'

export const mysqlPlanner: Planner = {
  begin: ['SET @querylint_wait = @@SESSION.lock_wait_timeout', 'SET SESSION lock_wait_timeout = 2', 'START TRANSACTION READ ONLY'],
  end: ['ROLLBACK', 'SET SESSION lock_wait_timeout = @querylint_wait'],
  async scansOf(text, values, ask) {
    const found = await planOf(text, values, ask)
    const limited = /\blimit\b/i.test(text)
    const scans: TableScan[] = []
    for (const { table: { table_name: name, access_type: access, possible_keys: keys }, condition, sort } of found) {
      if (access !== 'ALL') continue
      const { table, columns } = await tableOf(name, text, ask)
      if (table === undefined) continue
      if (keys !== undefined && keys.length > 0 && (found.length > 1 || await isServed(withForcedIndexes(text, table, keys), values, ask))) continue
      const purpose = condition === undefined ? 'sort' : 'filter'
      const named = columnsIn(condition ?? sort ?? textAfterOrder(text), 'mysql', [name, table], columns)
      if (condition === undefined && (sort === undefined || named.columns.length === 0 || await hasIndexOn(table, named.columns[0]!, ask))) continue
      if (condition !== undefined && isJoinOnly(condition, found, name) && !found.some((other) => other.table.table_name !== name && isRestricted(other))) continue
      scans.push({ table, ...named, purpose, limited })
    }
    return scans
  },
  tried: triedOnCopy,
}

/** Whether the only table is not scanned where one of its indexes has to be taken; what cannot be asked so is taken for served. */
async function isServed(forced: string | undefined, values: unknown, ask: Ask): Promise<boolean> {
  if (forced === undefined) return true
  try {
    return (await planOf(forced, values, ask)).every(({ table }) => table.access_type !== 'ALL')
  } catch {
    return true
  }
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
