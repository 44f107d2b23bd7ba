// Where a statement of MariaDB or MySQL names a table, so that the same can be asked with an index that must be taken, or of a copy. Texts
// and comments are blanked out before; what is found wrongly all the same is a statement that the database refuses.

interface Reference {
  readonly start: number
  readonly end: number
  /** Where its alias ends; undefined where it has none. */
  readonly aliasEnd: number | undefined
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const HIDDEN = /`[^`]*`|'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|\/\*[^]*?\*\/|(?:--\s|#)[^\n]*/g
/** Words that may stand after a table and are no alias. */
const AFTER_TABLES = 'as|where|on|using|join|inner|left|right|cross|natural|straight_join|order|group|limit|having|union|except|intersect|window|for|lock|force|use|ignore|partition|offset|fetch|procedure'

/** The statement, which has to take one of these indexes of a table if any of them serves; undefined where it names the table in no way that is known. */
export function withForcedIndexes(text: string, table: string, indexes: readonly string[]): string | undefined {
  const found = findReference(blanked(text), table)
  return found === undefined ? undefined : edited(text, [forcing(found.aliasEnd ?? found.end, indexes)])
}

/** The statement of a copy of a table, which has to take an index of that copy if it serves. */
export function ofCopy(text: string, table: string, copy: string, index: string): string | undefined {
  const shown = blanked(text)
  const found = findReference(shown, table)
  if (found === undefined) return undefined
  const named: Edit = { start: found.start, end: found.end, text: quoted(copy) }
  if (found.aliasEnd !== undefined) return edited(text, [named, forcing(found.aliasEnd, [index])])
  const qualifiers = [...shown.matchAll(new RegExp(`${nameOf(table)}(?=\\s*\\.)`, 'gi'))].map((match): Edit => ({ start: match.index, end: match.index + match[0].length, text: quoted(copy) }))
  return edited(text, [named, forcing(found.end, [index]), ...qualifiers])
}

export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

function findReference(shown: string, table: string): Reference | undefined {
  const pattern = new RegExp(`\\b(?:from|join)\\s+(${nameOf(table)})(?:\\s+(?:as\\s+)?(?!(?:${AFTER_TABLES})\\b)(\`[^\`]+\`|[\\w$]+))?(?![\\w$\`.(])`, 'id')
  const [, name, alias] = pattern.exec(shown)?.indices ?? []
  return name === undefined ? undefined : { start: name[0], end: name[1], aliasEnd: alias?.[1] }
}

/** With the name of its database, or without. */
function nameOf(table: string): string {
  const escaped = table.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return `(?<![\\w$\`.])(?:(?:\`[^\`]+\`|[\\w$]+)\\s*\\.\\s*)?(?:\`${escaped}\`|${escaped}(?![\\w$]))`
}

function forcing(at: number, indexes: readonly string[]): Edit {
  return { start: at, end: at, text: ` FORCE INDEX (${indexes.map(quoted).join(', ')})` }
}

function blanked(text: string): string {
  return text.replace(HIDDEN, (hidden) => hidden.startsWith('`') ? hidden : ' '.repeat(hidden.length))
}

function edited(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start || b.end - a.end).reduce((written, { start, end, text: given }) => written.slice(0, start) + given + written.slice(end), text)
}
