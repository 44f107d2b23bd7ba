// A raw statement as code writes it: its tokens, each with the values that code puts there, be it as a parameter or into the text itself.

import type { Dialect } from '../model/instrument.ts'
import type { Provider } from '../model/schema.ts'
import { type Value, get, textOf } from '../model/value.ts'
import { type Token, tokens } from './tokens.ts'

export interface Part extends Token {
  /** As the text has it: with its quotes, in upper and lower case. */
  readonly written: string
  readonly values: readonly Value[]
}

/** Values between the pieces of a text stand in it as parameters, with numbers that no statement has. */
const FIRST = 1_000_000
const MARK = /\$(1\d{6})/g

const dialects: Readonly<Partial<Record<Provider, Dialect>>> = { mysql: 'mysql', sqlite: 'sqlite', sqlserver: 'sqlite' }

export interface Statement {
  readonly parts: readonly Part[]
  /** The same text, whatever values it is given: one object, as long as it is asked for now and then. */
  readonly text: Text
}

export interface Text {
  readonly tokens: readonly (Token & Pick<Part, 'written'>)[]
}

/** Texts that were read last: of one statement each of its callers asks. */
const recent = new Map<string, Text>()
const KEPT = 64

function readText(text: string, dialect: Dialect): Text {
  const key = `${dialect} ${text}`
  const read = recent.get(key) ?? { tokens: writtenTokens(text, dialect) }
  recent.delete(key)
  recent.set(key, read)
  for (const oldest of recent.keys()) if (recent.size > KEPT) recent.delete(oldest)
  return read
}

function writtenTokens(text: string, dialect: Dialect): Text['tokens'] {
  const lower = text.toLowerCase()
  let from = 0
  return tokens(text, dialect).map((token) => {
    const { kind, text: content } = token
    const at = kind === 'parameter' ? -1 : lower.indexOf(content.toLowerCase(), from)
    if (at < 0) return { ...token, written: kind === 'parameter' ? '…' : content }
    from = at + content.length
    const quoted = kind === 'name' ? text.slice(at - 1, from + 1) : kind === 'literal' && text[from] === "'" ? `'${text.slice(at, from)}'` : text.slice(at, from)
    return { ...token, written: quoted.replace(MARK, '…') }
  })
}

/**
 * @param pieces texts, and between them what code writes into the statement
 * @param parameters what stands for `$1`, `?` and the like: a list, or an object by names
 */
export function statementOf(pieces: readonly Value[], parameters: Value, provider: Provider): Statement {
  const written = pieces.map((piece, index) => textOf(piece) ?? `$${FIRST + index}${/^\d/.test(textOf(pieces[index + 1] ?? piece) ?? '') ? ' ' : ''}`).join('')
  let next = 0

  function valuesOf({ kind, text: content }: Token, before: Token | undefined): readonly Value[] {
    if (kind !== 'parameter') {
      // `@0`
      if (provider === 'sqlserver' && kind === 'literal' && before?.text === '@') return [get(parameters, content)]
      return content.includes('$') ? [...content.matchAll(MARK)].map(([, number]) => pieces[Number(number) - FIRST]!) : []
    }
    const number = Number(content)
    if (content === '') next += 1
    return [content === '' ? get(parameters, String(next - 1)) : number + 1 >= FIRST ? pieces[number + 1 - FIRST]! : get(parameters, content)]
  }

  const text = readText(written, dialects[provider] ?? 'postgresql')
  return { parts: text.tokens.map((token, index, all) => ({ ...token, values: valuesOf(token, all[index - 1]) })), text }
}

/** Code as people write it: no space beside brackets, dots and casts. */
export function print(parts: readonly Part[]): string {
  return parts.map(({ written }) => written).join(' ').replace(/ ?(\.|::|\[|\]) ?/g, '$1').replace(/\( | \)|\s(?=,)/g, (blank) => blank.trim())
}

export function isMark(part: Token | undefined, text: string): boolean {
  return part?.kind === 'mark' && part.text === text
}

export function isWord(part: Token | undefined, ...words: readonly string[]): boolean {
  return part?.kind === 'word' && words.includes(part.text)
}
