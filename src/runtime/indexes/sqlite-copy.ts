// A candidate index on SQLite, whose connection is the application's own, in a transaction perhaps: it is made on an empty temporary copy of the
// table, by a name that nobody has, and the statement is explained on that. The planner takes an index wherever there is one, so no rows are
// needed; nothing is written to the database, and nobody is waited for.

import type { TableScan } from '../../model/trace.ts'
import type { Ask } from './plan.ts'

let tries = 0

export async function triedOnSqlite(text: string, values: unknown, { table, columns, purpose }: TableScan, ask: Ask): Promise<TableScan['candidate']> {
  const copy = `querylint_candidate_${tries += 1}`
  const own = ofCopy(text, table, copy)
  if (columns.length === 0 || own === undefined) return undefined
  try {
    const definition = await definitionOf(table, ask)
    if (definition === undefined) return undefined
    await ask(`CREATE TEMPORARY TABLE ${copy} ${definition}`)
    await ask(`CREATE INDEX temp.${copy}_index ON ${copy} (${columns.map(quoted).join(', ')})`)
    const plan = (await ask(`EXPLAIN QUERY PLAN ${own}`, values)).map(({ detail }) => String(detail))
    if (plan.some((line) => isTaken(line, `${copy}_index`, purpose)) && !(purpose === 'sort' && plan.some((line) => line.includes('FOR ORDER BY')))) return 'used'
    // With other tables, another order of them may be why.
    return plan.filter((line) => /^(?:SCAN|SEARCH) /.test(line)).length === 1 ? 'unused' : undefined
  } catch {
    // A statement runs on the connection, or the copy cannot be made: nothing is known.
    return undefined
  } finally {
    await ask(`DROP TABLE IF EXISTS temp.${copy}`)
  }
}

/** To find rows, or to give them in order: a whole index that is read to find some is no better than the table. */
function isTaken(line: string, index: string, purpose: TableScan['purpose']): boolean {
  return new RegExp(`^${purpose === 'sort' ? '(?:SCAN|SEARCH)' : 'SEARCH'} .* INDEX ${index}(?: |$)`).test(line)
}

/**
 * What stands behind the name of a table where it is made; without what makes a table of the database's own, that would stay, and without
 * deferred keys, for which a table is emptied before it goes, and the other one looked for beside it.
 */
async function definitionOf(table: string, ask: Ask): Promise<string | undefined> {
  const [row] = await ask("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE", [table])
  const [, definition] = /^CREATE TABLE\s+(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'[^']*'|[^\s(]+)\s*(\([^]*)$/i.exec(String(row?.['sql'])) ?? []
  return definition?.replaceAll(/\bAUTOINCREMENT\b|\b(?:NOT\s+)?DEFERRABLE(?:\s+INITIALLY\s+(?:DEFERRED|IMMEDIATE))?\b/gi, '')
}

const HIDDEN = /'(?:[^']|'')*'|\/\*[^]*?\*\/|--[^\n]*/g
/** Words that may stand after a table and are no alias. */
const AFTER_TABLES = 'as|where|on|using|join|inner|left|right|full|cross|natural|order|group|limit|having|union|except|intersect|window|indexed|not'

/** The statement of a copy; undefined where it does not name the table once, after FROM or JOIN. */
function ofCopy(text: string, table: string, copy: string): string | undefined {
  const shown = text.replace(HIDDEN, (hidden) => ' '.repeat(hidden.length))
  const escaped = table.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const name = `(?:"${escaped}"|\`${escaped}\`|\\[${escaped}\\]|${escaped}(?![\\w$]))`
  const places = [...shown.matchAll(new RegExp(`\\b(?:from|join)\\s+(${name})(?:\\s+(?:as\\s+)?(?!(?:${AFTER_TABLES})\\b)(["\`[]|[\\w$]))?(?!\\s*[.(])`, 'dgi'))]
  const [place] = places
  if (place === undefined || places.length > 1 || /^\s*with\b/i.test(shown)) return undefined
  const [start, end] = place.indices![1]!
  // By an alias it is not called by its name.
  const qualifiers = place[2] !== undefined ? [] : [...shown.matchAll(new RegExp(`(?<![\\w$"\`\\].])${name}(?=\\s*\\.)`, 'gi'))].map((match) => [match.index, match.index + match[0].length] as const)
  return [[start, end] as const, ...qualifiers].sort(([a], [b]) => b - a).reduce((written, [from, to]) => written.slice(0, from) + copy + written.slice(to), text)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
