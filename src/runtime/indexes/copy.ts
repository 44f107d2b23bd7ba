// A candidate index on MariaDB, which takes back no index that it has made: it is built on a temporary copy of the table, which only the
// connection sees, and the statement is explained on that. Rows are copied, as the optimizer joins by how many there are; they are read as
// others have committed them, without a lock. MySQL knows neither the limits nor whether a transaction runs, and is left alone.

import type { TableScan } from '../../model/trace.ts'
import { planOf } from './mysql-plan.ts'
import type { Ask } from './plan.ts'
import { ofCopy, quoted } from './reference.ts'

const LIMITED = 'SET STATEMENT lock_wait_timeout = 1, max_statement_time = 2 FOR'
/** Ways to take an index for what it finds. */
const FINDING = new Set(['const', 'eq_ref', 'ref', 'ref_or_null', 'range', 'index_merge', 'unique_subquery', 'index_subquery'])

let tries = 0

export async function triedOnCopy(text: string, values: unknown, { table, columns, purpose }: TableScan, ask: Ask, mostRows: number): Promise<TableScan['candidate']> {
  const copy = `querylint_candidate_${tries += 1}`
  const own = ofCopy(text, table, copy, copy)
  if (columns.length === 0 || own === undefined || !await isAlone(ask)) return undefined
  try {
    const copied = await columnsCopied(table, ask)
    if (await hasMoreRows(table, mostRows, ask)) return 'large'
    await ask(`${LIMITED} CREATE TEMPORARY TABLE ${quoted(copy)} LIKE ${quoted(table)}`)
    await ask(`${LIMITED} CREATE INDEX ${quoted(copy)} ON ${quoted(copy)} (${columns.map(quoted).join(', ')})`)
    await ask('SET TRANSACTION ISOLATION LEVEL READ COMMITTED')
    await ask(`${LIMITED} INSERT INTO ${quoted(copy)} (${copied}) SELECT ${copied} FROM ${quoted(table)} LIMIT ${Math.floor(mostRows)}`)
    const found = await planOf(own, values, ask)
    if (found.some(({ table: { key, access_type: access = '' }, sort }) => key === copy && (FINDING.has(access) || purpose === 'sort' && access === 'index' && sort === undefined))) return 'used'
    // With other tables, another order of them may be why.
    return found.length === 1 ? 'unused' : undefined
  } catch {
    // Somebody holds the table, it is another's, or an index would be too long: nothing is known.
    return undefined
  } finally {
    await ask(`DROP TEMPORARY TABLE IF EXISTS ${quoted(copy)}`)
    await ask('ROLLBACK')
  }
}

/** In no transaction: making an index would commit it. */
async function isAlone(ask: Ask): Promise<boolean> {
  try {
    const [row] = await ask('SELECT @@in_transaction AS busy')
    return Number(row?.['busy']) === 0
  } catch {
    return false
  }
}

async function hasMoreRows(table: string, most: number, ask: Ask): Promise<boolean> {
  const [row] = await ask(`${LIMITED} SELECT count(*) AS found FROM (SELECT 1 FROM ${quoted(table)} LIMIT ${Math.floor(most) + 1}) AS counted`)
  return !(Number(row?.['found']) <= most)
}

/** All but those that the database computes. */
async function columnsCopied(table: string, ask: Ask): Promise<string> {
  const rows = await ask("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position", [table])
  return rows.map(({ name }) => quoted(String(name))).join(', ')
}
