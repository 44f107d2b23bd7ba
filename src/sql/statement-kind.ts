// What a statement does, by its leading words: reads, writes, transaction control, or set-up of a connection or a schema. A text of
// several statements is what the weightiest of them is.

import type { StatementKind } from '../model/trace.ts'
import { isNamedQuery, namedQueriesOf } from './named-queries.ts'
import type { Token } from './tokens.ts'

const CONTROL = new Set(['begin', 'start', 'commit', 'rollback', 'savepoint', 'release', 'end', 'abort', 'lock', 'unlock', 'fetch', 'move', 'close', 'xa'])
const SETUP = new Set([
  'set', 'show', 'pragma', 'use', 'discard', 'reset', 'listen', 'unlisten', 'deallocate', 'prepare', 'create', 'alter', 'drop', 'comment', 'grant', 'revoke', 'analyze', 'vacuum', 'reindex',
  'cluster', 'refresh', 'attach', 'detach', 'describe', 'desc', 'load', 'explain', 'checkpoint', 'security', 'optimize', 'flush', 'kill', 'import',
])
const WRITE = new Set(['insert', 'update', 'delete', 'merge', 'replace', 'truncate', 'call', 'do', 'notify', 'exec'])
const CATALOGS = new Set(['pg_catalog', 'information_schema', 'performance_schema', 'sqlite_master', 'sqlite_schema', 'sqlite_sequence', 'sqlite_temp_master'])
/** Functions that a driver or an ORM asks its connection for. */
const ABOUT_CONNECTION = new Set(['version', 'current_schema', 'current_schemas', 'current_database', 'current_setting', 'set_config', 'sqlite_version', 'pg_backend_pid', 'connection_id', 'database', 'schema', 'has_schema_privilege', 'to_regclass'])
const BEFORE_TABLES = new Set(['from', 'join', 'into', 'update', 'truncate'])
const BETWEEN = new Set(['only', 'lateral', 'table', 'ignore', 'low_priority', 'or'])
const NO_TABLE = new Set(['select', 'set', 'values', 'of', 'nowait', 'skip', 'current_timestamp', 'stdin'])
/** Functions that give something new each time, or change something. */
const VOLATILE = new Set([
  'nextval', 'setval', 'currval', 'lastval', 'random', 'rand', 'uuid', 'gen_random_uuid', 'uuid_generate_v1', 'uuid_generate_v4', 'uuidv4', 'uuidv7', 'clock_timestamp', 'statement_timestamp', 'txid_current', 'pg_current_xact_id',
  'pg_advisory_lock', 'pg_advisory_xact_lock', 'pg_try_advisory_lock', 'pg_try_advisory_xact_lock', 'pg_advisory_unlock', 'pg_notify', 'pg_sleep', 'get_lock', 'release_lock', 'is_free_lock', 'sleep', 'last_insert_id', 'row_count', 'found_rows',
  'last_insert_rowid', 'changes', 'total_changes', 'randomblob', 'sysdate',
])
const WEIGHT: Readonly<Record<StatementKind, number>> = { control: 0, setup: 1, read: 2, write: 3 }

/** @param prepared what EXECUTE sends, by its name */
export function kindOf(tokens: readonly Token[], prepared?: ReadonlyMap<string, StatementKind>): StatementKind {
  let heaviest: StatementKind = 'control'
  let from = 0
  for (let index = 0; index <= tokens.length; index += 1) {
    if (index < tokens.length && !(tokens[index]!.kind === 'mark' && tokens[index]!.text === ';')) continue
    if (index > from) {
      const kind = kindOfOne(tokens.slice(from, index), prepared)
      if (WEIGHT[kind] > WEIGHT[heaviest]) heaviest = kind
    }
    from = index + 1
  }
  return heaviest
}

function kindOfOne(tokens: readonly Token[], prepared: ReadonlyMap<string, StatementKind> | undefined): StatementKind {
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text)
  const first = words[0] ?? ''
  if (first === 'set' && (words[1] === 'transaction' || words.includes('characteristics') || words[1] === 'constraints')) return 'control'
  if (first === 'prepare' && words[1] === 'transaction') return 'control'
  if (CONTROL.has(first)) return 'control'
  if (SETUP.has(first)) return 'setup'
  if (WRITE.has(first)) return 'write'
  if (first === 'execute') return prepared?.get(tokens[1]?.text ?? '') ?? 'read'
  if (first === 'copy' && firstOutside(tokens, ['from', 'to'])?.text === 'from') return 'write'
  if ((first === 'with' || first === 'copy') && changesRows(tokens)) return 'write'
  if ((first === 'with' || first === 'select') && makesTable(tokens)) return 'write'
  return isAboutDatabase(tokens) ? 'setup' : 'read'
}

/** Whether a part of a WITH changes rows: a changing word at the beginning of a bracket, or of what follows the last one. */
function changesRows(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== 'word' || text !== 'insert' && text !== 'update' && text !== 'delete' && text !== 'merge') return false
    const before = tokens[index - 1]
    return before?.kind === 'mark' && (before.text === '(' || before.text === ')')
  })
}

/** `SELECT … INTO t` of PostgreSQL. MySQL gives what it has read to variables or writes it to a file. */
function makesTable(tokens: readonly Token[]): boolean {
  const into = firstOutside(tokens, ['into'])
  const next = into === undefined ? undefined : tokens[tokens.indexOf(into) + 1]
  return next?.kind === 'name' || next?.kind === 'word' && next.text !== 'outfile' && next.text !== 'dumpfile'
}

/** The first of these words that stands in no bracket. */
function firstOutside(tokens: readonly Token[], words: readonly string[]): Token | undefined {
  let depth = 0
  return tokens.find((token) => {
    if (isMark(token, '(')) depth += 1
    if (isMark(token, ')')) depth -= 1
    return depth === 0 && token.kind === 'word' && words.includes(token.text)
  })
}

/** Whether a read may give something else when it is sent again, although nobody wrote to its tables: it locks rows, calls such a function, or reads no table. */
export function isVolatile(tokens: readonly Token[]): boolean {
  return named(tokens).length === 0 || tokens.some(({ kind, text }, index) => {
    if (kind !== 'word') return false
    const next = tokens[index + 1]
    return VOLATILE.has(text) && isMark(next, '(') || text === 'for' && next?.kind === 'word' && /^(?:update|share|no|key)$/.test(next.text) || text === 'lock' && next?.text === 'in'
  })
}

/** Tables that a statement names, in lower case and without their schemas. */
export function tablesOf(tokens: readonly Token[]): readonly string[] {
  return [...new Set(named(tokens).map((path) => path.at(-1)!.toLowerCase()))]
}

/** Whether all tables that a query reads are the database's own, or it reads none and asks about the connection. */
function isAboutDatabase(tokens: readonly Token[]): boolean {
  const tables = named(tokens)
  if (tables.length > 0) return tables.every(([first]) => CATALOGS.has(first!) || first!.startsWith('pg_'))
  return tokens.some(({ kind, text }, index) => isMark(tokens[index], '@') && isMark(tokens[index + 1], '@')
    || kind === 'word' && ABOUT_CONNECTION.has(text) && (text.startsWith('current_') || isMark(tokens[index + 1], '(')))
}

/** What stands after the words that tables follow, each as the path that it is written as. */
function named(tokens: readonly Token[]): readonly (readonly string[])[] {
  const tables: string[][] = []
  const queries = namedQueriesOf(tokens)
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'word' || !BEFORE_TABLES.has(text) && !(text === 'copy' && index === 0)) return
    let at = index + 1
    while (tokens[at]?.kind === 'word' && BETWEEN.has(tokens[at]!.text)) at += 1
    const path: string[] = []
    while (tokens[at]?.kind === 'name' || tokens[at]?.kind === 'word' && !NO_TABLE.has(tokens[at]!.text)) {
      path.push(tokens[at]!.text)
      if (!isMark(tokens[at + 1], '.')) break
      at += 2
    }
    // A function gives rows as well, and has no rows of its own to be written to.
    if (path.length === 0 || text !== 'into' && text !== 'copy' && isMark(tokens[at + 1], '(')) return
    const isRead = text === 'from' && tokens[index - 1]?.text !== 'delete' || text === 'join'
    if (!isRead || !isNamedQuery(queries, path, index)) tables.push(path)
  })
  return tables
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark
}
