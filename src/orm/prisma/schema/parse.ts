// Text of one schema file → blocks, fields and attributes with their offsets. An own reader, because the libraries for it take a quarter
// of a second to load, which is more than linting a middle-sized application costs, or know no offsets. It takes more than Prisma does
// (arguments over several lines, a model in one line); Prisma's validator, which tests ask beside it, says what a valid file means.

import type { Place } from '../../../model/place.ts'
import type { Argument, AttributeSyntax, Block, FieldSyntax, SyntaxValue } from './blocks.ts'
import { UNSUPPORTED } from './blocks.ts'

export interface SyntaxFault {
  readonly offset: number
  /** What stands where something else should; empty at the end of the file. */
  readonly found: string
  readonly isFileEnd: boolean
}

export interface FileSyntax {
  readonly blocks: readonly Block[]
  /** The first thing that could not be parsed. */
  readonly fault?: SyntaxFault
}

const BLANK = /(?:[^\S\n]+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y
const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y
const HEADER = /(model|view|type|enum|datasource|generator)[^\S\n]+([\w.-]+)\s*\{/y
/** Where the reading goes on behind something broken. */
const NEXT_BLOCK = /^[^\S\n]*(?:model|view|type|enum|datasource|generator)[^\S\n]+[\w.-]+\s*\{/gm
const NAME = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/uy
const PATH = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*/uy
const NUMBER = /-?\d+(?:\.\d+)?/y
const TEXT = /"(?:[^"\\\n]|\\[^\n])*"/y
/** What stands where something else should: a word, a quoted text, or a sign and its like. */
const TOKEN = /[\w.-]+|"[^"\n]*"?|([^\s])\1*/uy

class Unexpected extends Error {
  readonly fault: SyntaxFault
  constructor(fault: SyntaxFault) {
    super('The schema cannot be read.')
    this.fault = fault
  }
}

/** A file's blocks. Where one is broken, the others are still read, and the first fault is told. */
export function parseSchema(file: string, text: string): FileSyntax {
  const blocks: Block[] = []
  let fault: SyntaxFault | undefined
  const reader = createReader(file, text)
  while (!reader.isAtEnd()) {
    try {
      blocks.push(reader.block())
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error
      fault ??= error.fault
      reader.goOn()
    }
  }
  return fault === undefined ? { blocks } : { blocks, fault }
}

function createReader(file: string, text: string) {
  let at = 0
  /** Behind the header of the block that is being read. */
  let opened = 0

  const place = (start: number, end: number): Place => ({ file, start, end })

  /** The match of a sticky pattern here, which is then passed. */
  function taken(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at = pattern.lastIndex
    return match[0]
  }

  function isNext(sign: string): boolean {
    if (!text.startsWith(sign, at)) return false
    at += sign.length
    return true
  }

  function needed<T>(found: T | undefined | false): T {
    if (found === undefined || found === false) throw unexpected()
    return found
  }

  function unexpected(): Unexpected {
    if (text.slice(at).trim() === '') return new Unexpected({ offset: text.trimEnd().length, found: '', isFileEnd: true })
    TOKEN.lastIndex = at
    return new Unexpected({ offset: at, found: TOKEN.exec(text)?.[0] ?? '', isFileEnd: false })
  }

  function isAtEnd(): boolean {
    taken(SPACE)
    return at >= text.length
  }

  /** Passes what is broken, up to the next block: the one on this line, where the block before it was not closed. */
  function goOn(): void {
    NEXT_BLOCK.lastIndex = Math.max(text.lastIndexOf('\n', at - 1) + 1, opened)
    at = NEXT_BLOCK.exec(text)?.index ?? text.length
  }

  function block(): Block {
    taken(SPACE)
    HEADER.lastIndex = at
    const header = HEADER.exec(text)
    if (header === null) throw unexpected()
    at = opened = HEADER.lastIndex
    const [whole, kind, name] = header as unknown as readonly [string, Block['kind'], string]
    const start = header.index + whole.indexOf(name, kind.length)
    const fields: FieldSyntax[] = []
    const attributes: AttributeSyntax[] = []
    const settings: Record<string, SyntaxValue> = {}
    for (taken(SPACE); !isNext('}'); taken(SPACE)) {
      if (text.startsWith('@@', at)) attributes.push(attribute('@@'))
      else if (kind === 'datasource' || kind === 'generator') setting(settings)
      else {
        if (kind === 'enum') enumValue()
        else fields.push(field())
      }
      endOfLine()
    }
    return { kind, name, fields, attributes, settings, place: place(start, start + name.length) }
  }

  function endOfLine(): void {
    taken(BLANK)
    if (at < text.length && text[at] !== '\n' && text[at] !== '}') throw unexpected()
  }

  function setting(into: Record<string, SyntaxValue>): void {
    const key = needed(taken(PATH))
    taken(BLANK)
    needed(isNext('='))
    taken(BLANK)
    into[key] = value()
  }

  function enumValue(): void {
    needed(taken(NAME))
    attributesOf()
  }

  function field(): FieldSyntax {
    const start = at
    const name = needed(taken(NAME))
    taken(BLANK)
    const type = needed(taken(PATH))
    if (type === UNSUPPORTED && isNext('(')) {
      taken(SPACE)
      needed(taken(TEXT))
      taken(SPACE)
      needed(isNext(')'))
    }
    const list = isNext('[]')
    const optional = isNext('?')
    return { name, type, list, optional, attributes: attributesOf(), place: place(start, start + name.length) }
  }

  function attributesOf(): AttributeSyntax[] {
    const attributes: AttributeSyntax[] = []
    for (taken(BLANK); text[at] === '@' && text[at + 1] !== '@'; taken(BLANK)) attributes.push(attribute('@'))
    return attributes
  }

  function attribute(sign: '@' | '@@'): AttributeSyntax {
    const start = at
    at += sign.length
    const name = needed(taken(PATH))
    const open = at
    taken(BLANK)
    const args = isNext('(') ? list(')', argument) : undefined
    if (args === undefined) at = open
    return { name, args: args ?? [], place: place(start, open) }
  }

  /** What stands between brackets, of which the first is behind us. */
  function list<T>(close: string, item: () => T): T[] {
    const items: T[] = []
    for (taken(SPACE); !isNext(close); taken(SPACE)) {
      if (items.length > 0) {
        needed(isNext(','))
        taken(SPACE)
        if (isNext(close)) break
      }
      items.push(item())
    }
    return items
  }

  function argument(): Argument {
    const start = at
    const key = taken(NAME)
    taken(SPACE)
    if (key !== undefined && isNext(':')) {
      taken(SPACE)
      return { key, value: value() }
    }
    at = start
    return { value: value() }
  }

  function value(): SyntaxValue {
    const literal = taken(TEXT)
    if (literal !== undefined) return { kind: 'text', text: decoded(literal) }
    if (isNext('[')) return { kind: 'list', items: list(']', value) }
    if (isNext('{')) {
      list('}', argument)
      return { kind: 'object' }
    }
    const number = taken(NUMBER)
    if (number !== undefined) return { kind: 'name', name: number }
    const name = needed(taken(PATH))
    if (!isNext('(')) return { kind: 'name', name }
    list(')', argument)
    return { kind: 'call', name }
  }

  return { block, goOn, isAtEnd }
}

function decoded(literal: string): string {
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1)
  }
}
