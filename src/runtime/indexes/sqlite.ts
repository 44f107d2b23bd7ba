// SQLite: `EXPLAIN QUERY PLAN`, which takes an index wherever one serves, however small the table. It says which tables are scanned and
// not why, so conditions are read off the statement. An index that it makes for the statement alone is one that is missing.

import type { TableScan } from '../../model/trace.ts'
import { tokens } from '../../sql/tokens.ts'
import type { Token } from '../../sql/tokens.ts'
import { columnsIn } from './columns.ts'
import { withTexts } from './obstacle.ts'
import { isMark, isName, isSame } from './plan.ts'
import type { Ask, Planner } from './plan.ts'
import { triedOnSqlite } from './sqlite-copy.ts'

const AFTER_TABLES = new Set(['where', 'on', 'using', 'join', 'inner', 'left', 'cross', 'natural', 'order', 'group', 'limit', 'union', 'having', 'set', 'indexed', 'not', 'window', 'except', 'intersect'])

export const sqlitePlanner: Planner = {
  begin: [],
  end: [],
  async scansOf(text, values, ask) {
    const plan = (await ask(`EXPLAIN QUERY PLAN ${text}`, values)).map(({ detail }) => String(detail))
    const all = withTexts(tokens(text, 'sqlite'), values)
    const where = clause(all, ['where'])
    const order = clause(all, ['order'])
    // A table that is joined to rows that were found, and is read from its beginning all the same.
    const joined = where.length > 0 ? clause(all, ['on']) : []
    const limited = all.some(({ kind, text }) => kind === 'word' && text === 'limit')
    const isSorted = plan.some((line) => /USE TEMP B-TREE FOR (?:LAST .* OF )?ORDER BY/.test(line))
    const scans: TableScan[] = []
    for (const line of plan) {
      const [, kind, name] = /^(SCAN|SEARCH) (?:TABLE )?(\S+)/.exec(line) ?? []
      const isAutomatic = line.includes('USING AUTOMATIC')
      if (name === undefined || kind === 'SCAN' && / USING (?:COVERING )?INDEX /.test(line) || kind === 'SEARCH' && !isAutomatic) continue
      const table = tableNamed(all, name)
      const known = await columnsOf(table, ask)
      if (known.length === 0) continue
      if (isAutomatic) {
        if (where.length > 0) scans.push({ table, ...columnsIn(/\(([^()]*)\)\s*$/.exec(line)?.[1] ?? '', 'sqlite', [name, table], known), purpose: 'filter', limited })
        continue
      }
      const own = columnsIn(where, 'sqlite', [name, table], known)
      const filter = own.columns.length > 0 ? own : columnsIn(joined, 'sqlite', [name, table], known)
      const sort = columnsIn(isSorted ? order : [], 'sqlite', [name, table], known)
      if (filter.columns.length > 0) scans.push({ table, ...filter, purpose: 'filter', limited })
      else if (sort.columns.length > 0 && plan.filter((one) => /^(?:SCAN|SEARCH) /.test(one)).length === 1) scans.push({ table, ...sort, purpose: 'sort', limited })
    }
    return scans
  },
  tried: triedOnSqlite,
}

/** From one of these words to the next clause of its level. */
function clause(all: readonly Token[], words: readonly string[]): readonly Token[] {
  const from = all.findIndex(({ kind, text }) => kind === 'word' && words.includes(text))
  if (from === -1) return []
  let depth = 0
  const end = all.findIndex((token, index) => {
    if (index <= from) return false
    if (isMark(token, '(')) depth += 1
    if (isMark(token, ')')) depth -= 1
    return depth < 0 || depth === 0 && token.kind === 'word' && ['where', 'group', 'order', 'limit', 'having', 'union', 'window', 'except', 'intersect'].includes(token.text)
  })
  return all.slice(from + 1, end === -1 ? undefined : end)
}

/** The table that a statement calls so. */
function tableNamed(all: readonly Token[], name: string): string {
  const index = all.findIndex((token, at) => {
    if (!isName(token) || !isSame(token.text, name) || isMark(all[at - 1], '.') || isMark(all[at + 1], '.')) return false
    const before = all[at - 1]
    return before !== undefined && (before.kind === 'word' && before.text === 'as' || isName(before) && !AFTER_TABLES.has(before.text) && before.text !== 'from')
  })
  if (index === -1) return name
  const before = all[index - 1]!
  return (before.kind === 'word' && before.text === 'as' ? all[index - 2] : before)?.text ?? name
}

async function columnsOf(table: string, ask: Ask): Promise<readonly string[]> {
  return (await ask('SELECT name FROM pragma_table_info(?)', [table])).map(({ name }) => String(name))
}
