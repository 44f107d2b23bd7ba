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

/**
 * @param pieces texts, and between them what code writes into the statement
 * @param parameters what stands for `$1`, `?` and the like: a list, or an object by names
 */
export function partsOf(pieces: readonly Value[], parameters: Value, provider: Provider): readonly Part[] {
  const dialect = dialects[provider] ?? 'postgresql'
  const text = pieces.map((piece, index) => textOf(piece) ?? `$${FIRST + index}${/^\d/.test(textOf(pieces[index + 1] ?? piece) ?? '') ? ' ' : ''}`).join('')
  const lower = text.toLowerCase()
  const found = tokens(text, dialect)
  const parts: Part[] = []
  let from = 0
  let next = 0

  function written({ kind, text: content }: Token): string {
    const at = kind === 'parameter' ? -1 : lower.indexOf(content.toLowerCase(), from)
    if (at < 0) return kind === 'parameter' ? '…' : content
    from = at + content.length
    const quoted = kind === 'name' ? text.slice(at - 1, from + 1) : kind === 'literal' && text[from] === "'" ? `'${text.slice(at, from)}'` : text.slice(at, from)
    return quoted.replace(MARK, '…')
  }

  function valuesOf({ kind, text: content }: Token, before: Token | undefined): readonly Value[] {
    if (kind !== 'parameter') {
      // `@0`
      if (provider === 'sqlserver' && kind === 'literal' && before?.text === '@') return [get(parameters, content)]
      return [...content.matchAll(MARK)].map(([, number]) => pieces[Number(number) - FIRST]!)
    }
    const number = Number(content)
    if (content === '') next += 1
    return [content === '' ? get(parameters, String(next - 1)) : number + 1 >= FIRST ? pieces[number + 1 - FIRST]! : get(parameters, content)]
  }

  for (const [index, token] of found.entries()) parts.push({ ...token, written: written(token), values: valuesOf(token, found[index - 1]) })
  return parts
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
