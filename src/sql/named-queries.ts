// Names that a WITH gives to queries. Where they stand after FROM or JOIN they are no tables; in its own query a name is still the table's,
// unless the WITH is recursive.

import type { Token } from './tokens.ts'

interface NamedQuery {
  readonly name: string
  /** The tokens between which the name means the query. */
  readonly from: number
  readonly to: number
}

export function namedQueriesOf(tokens: readonly Token[]): readonly NamedQuery[] {
  return tokens.flatMap((token, index) => isWord(token, 'with') ? namedAt(tokens, index) : [])
}

export function isNamedQuery(named: readonly NamedQuery[], path: readonly string[], index: number): boolean {
  return path.length === 1 && named.some(({ name, from, to }) => name === path[0] && from <= index && index < to)
}

function namedAt(tokens: readonly Token[], start: number): readonly NamedQuery[] {
  const isRecursive = isWord(tokens[start + 1], 'recursive')
  const to = endOfGroup(tokens, start)
  const named: NamedQuery[] = []
  let at = start + (isRecursive ? 2 : 1)
  for (;;) {
    const name = tokens[at]
    const query = queryOf(tokens, at + 1)
    if (name === undefined || query === undefined || name.kind !== 'word' && name.kind !== 'name') return named
    const end = endOfGroup(tokens, query + 1) + 1
    named.push({ name: name.text, from: isRecursive ? at : end, to })
    if (!isMark(tokens[end], ',')) return named
    at = end + 1
  }
}

/** The bracket of the query, after columns and `AS MATERIALIZED`. */
function queryOf(tokens: readonly Token[], after: number): number | undefined {
  let at = isMark(tokens[after], '(') ? endOfGroup(tokens, after + 1) + 1 : after
  if (!isWord(tokens[at], 'as')) return undefined
  at += 1
  while (isWord(tokens[at], 'not') || isWord(tokens[at], 'materialized')) at += 1
  return isMark(tokens[at], '(') ? at : undefined
}

/** Where the bracket closes that a token stands in; the end of the text where it stands in none. */
function endOfGroup(tokens: readonly Token[], within: number): number {
  let depth = 0
  for (let index = within; index < tokens.length; index += 1) {
    if (isMark(tokens[index], '(')) depth += 1
    else if (isMark(tokens[index], ')') && (depth -= 1) < 0) return index
  }
  return tokens.length
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text === word
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark
}
