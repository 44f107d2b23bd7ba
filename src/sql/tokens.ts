// SQL text → tokens, without comments and whitespace. It knows what quotes, comments and parameters look like, and no grammar. A text that
// ends within a quote or a comment gives what there is: a tokenizer that throws would end up inside a driver.

import type { Dialect } from '../model/instrument.ts'

export interface Token {
  /**
   * `word`: an unquoted name or keyword, in lower case. `name`: a quoted name without its quotes. `literal`: a number or text, without quotes.
   * `parameter`: its name, or its number from zero, or '' for the next in order. `mark`: anything else.
   */
  readonly kind: 'word' | 'name' | 'literal' | 'parameter' | 'mark'
  readonly text: string
}

// Sticky: each is tried where the one before ended.
const BLANK = /\s+/y
const LINE_COMMENT = /--[^\n]*/y
const MYSQL_LINE_COMMENT = /(?:--(?=[\s\x00-\x1f]|$)|#)[^\n]*/y
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/yu
const NUMBER = /0[xX][\da-fA-F]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const DOLLAR_PARAMETER = /\$\d+/y
const DOLLAR_QUOTE = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/yu
const NAMED_PARAMETER = /[:@$][\p{L}_][\p{L}\p{N}_]*/yu
const NUMBERED_MARK = /\?\d*/y
const MARK = /::|<=|>=|<>|!=|\|\||->>|->|:=|[^]/y
/** Words that belong to the text which they touch: `E'…'`, `x'…'`. */
const PREFIXES = new Set(['e', 'b', 'x', 'n', 'u&', '_utf8', '_utf8mb4', '_binary', '_latin1'])

export function tokens(text: string, dialect: Dialect): readonly Token[] {
  const found: Token[] = []
  let at = 0

  function taken(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at = pattern.lastIndex
    return match[0]
  }

  /** From the quote at `at` to the one that closes it; a doubled quote stands for itself. */
  function quoted(quote: string, escapes: boolean): string {
    let content = ''
    let from = at + 1
    for (let index = from; index < text.length; index += 1) {
      const character = text[index]
      if (escapes && character === '\\') index += 1
      else if (character === quote) {
        content += text.slice(from, index)
        if (text[index + 1] !== quote) {
          at = index + 1
          return content
        }
        content += quote
        index += 1
        from = index + 1
      }
    }
    content += text.slice(from)
    at = text.length
    return content
  }

  function blockComment(): void {
    let depth = 1
    at += 2
    while (at < text.length && depth > 0) {
      if (text.startsWith('*/', at)) {
        depth -= 1
        at += 2
      } else if (dialect === 'postgresql' && text.startsWith('/*', at)) {
        depth += 1
        at += 2
      } else at += 1
    }
  }

  function dollarQuoted(): string | undefined {
    const tag = taken(DOLLAR_QUOTE)
    if (tag === undefined) return undefined
    const end = text.indexOf(tag, at)
    const content = text.slice(at, end === -1 ? text.length : end)
    at = end === -1 ? text.length : end + tag.length
    return content
  }

  /** Only PostgreSQL tells quoted names apart by case. */
  function folded(name: string): string {
    return dialect === 'postgresql' ? name : name.toLowerCase()
  }

  function word(): Token | undefined {
    const written = taken(WORD)
    if (written === undefined) return undefined
    let lower = written.toLowerCase()
    if (lower === 'u' && text[at] === '&' && text[at + 1] === "'") {
      lower = 'u&'
      at += 1
    }
    if (text[at] === "'" && PREFIXES.has(lower)) return { kind: 'literal', text: quoted("'", dialect === 'mysql' || lower === 'e') }
    return { kind: 'word', text: lower }
  }

  function next(): Token | undefined {
    const character = text[at]!
    if (character === "'") return { kind: 'literal', text: quoted("'", dialect === 'mysql') }
    if (character === '"' && dialect === 'mysql') return { kind: 'literal', text: quoted('"', true) }
    if (character === '"' || character === '`') return { kind: 'name', text: folded(quoted(character, false)) }
    if (character === '$') {
      const numbered = taken(DOLLAR_PARAMETER)
      if (numbered !== undefined) return { kind: 'parameter', text: String(Number(numbered.slice(1)) - 1) }
      const content = dialect === 'postgresql' ? dollarQuoted() : undefined
      if (content !== undefined) return { kind: 'literal', text: content }
    }
    if (character === '?') {
      const numbered = taken(NUMBERED_MARK)!
      return { kind: 'parameter', text: numbered === '?' ? '' : String(Number(numbered.slice(1)) - 1) }
    }
    if (dialect === 'sqlite' ? ':@$'.includes(character) : dialect === 'mysql' && character === ':') {
      const named = taken(NAMED_PARAMETER)
      if (named !== undefined) return { kind: 'parameter', text: named.slice(1) }
    }
    const read = word()
    if (read !== undefined) return read
    const number = taken(NUMBER)
    if (number !== undefined) return { kind: 'literal', text: number }
    return { kind: 'mark', text: taken(MARK)! }
  }

  while (at < text.length) {
    if (taken(BLANK) !== undefined || taken(dialect === 'mysql' ? MYSQL_LINE_COMMENT : LINE_COMMENT) !== undefined) continue
    if (text.startsWith('/*', at)) blockComment()
    else found.push(next()!)
  }
  return found
}
