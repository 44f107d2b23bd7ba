// The text of a schema that a generated client carries → blocks. It is complete and valid, since it was generated from, so a line is a
// field or an attribute; the parser that reads what people are writing would be a package to load.

import type { Argument, AttributeSyntax, Block, FieldSyntax, SyntaxValue } from '../schema/blocks.ts'
import { normalised } from '../schema/text.ts'

const BLOCK = /(?:^|\n)[ \t\uFEFF]*(model|view|type|enum|datasource|generator)\s+([\w.]+)\s*\{([\s\S]*?)\n\s*\}/g
const FIELD = /^(\w+)\s+(Unsupported\s*\(|\w+)(?:(?<=\()"[^"]*"\))?\s*(\[\])?\s*(\?)?/
const ATTRIBUTE = /@@?([\w.]+)\s*(\()?/g
const NOWHERE = { file: '', start: 0, end: 0 }

export function blocksOfText(text: string): readonly Block[] {
  return [...normalised(text).matchAll(BLOCK)].map(([, kind, name, body]): Block => {
    const lines = kind === 'model' || kind === 'view' || kind === 'type' ? body!.split('\n').map((line) => line.trim()) : []
    return {
      kind: kind as Block['kind'], name: name!, settings: {}, place: NOWHERE,
      fields: lines.flatMap(fieldOf), attributes: lines.filter((line) => line.startsWith('@@')).flatMap(attributesOf),
    }
  })
}

function fieldOf(line: string): readonly FieldSyntax[] {
  const match = FIELD.exec(line)
  if (match === null) return []
  const [whole, name, type, list, optional] = match
  return [{
    name: name!, type: type!.replace(/\s*\($/, ''), list: list !== undefined, optional: optional !== undefined, attributes: attributesOf(line.slice(whole.length)), place: NOWHERE,
  }]
}

function attributesOf(text: string): readonly AttributeSyntax[] {
  const found: AttributeSyntax[] = []
  ATTRIBUTE.lastIndex = 0
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    const inner = match[2] === undefined ? '' : bracketed(text, ATTRIBUTE.lastIndex)
    found.push({ name: match[1]!, args: parts(inner).map(argumentOf), place: NOWHERE })
    ATTRIBUTE.lastIndex += inner.length
  }
  return found
}

function argumentOf(text: string): Argument {
  const [whole, key] = /^(\w+)\s*:\s*/.exec(text) ?? ['']
  return key === undefined ? { value: valueOf(text) } : { key, value: valueOf(text.slice(whole.length)) }
}

function valueOf(text: string): SyntaxValue {
  if (text.startsWith('[')) return { type: 'array', args: parts(bracketed(text, 1)).map(valueOf) }
  const call = /^([\w.-]+)\s*\(/.exec(text)
  return call === null ? text : { type: 'function', name: call[1] }
}

/** What stands from an offset to the bracket that closes there. */
function bracketed(text: string, from: number): string {
  let depth = 1
  for (let at = from; at < text.length; at = next(text, at)) {
    if ('([{'.includes(text[at]!)) depth += 1
    else if (')]}'.includes(text[at]!)) depth -= 1
    if (depth === 0) return text.slice(from, at)
  }
  return text.slice(from)
}

/** Parts between commas that are in no brackets. */
function parts(text: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at = next(text, at)) {
    if ('([{'.includes(text[at]!)) depth += 1
    else if (')]}'.includes(text[at]!)) depth -= 1
    else if (text[at] === ',' && depth === 0) {
      found.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...found, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '')
}

/** The offset behind a character, or behind the text in quotes that begins there. */
function next(text: string, at: number): number {
  if (text[at] !== '"') return at + 1
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1
    else if (text[end] === '"') return end + 1
  }
  return text.length
}
