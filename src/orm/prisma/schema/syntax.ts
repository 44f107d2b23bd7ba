// One schema file as blocks, fields and attributes with their offsets: the parser library's tree without its accidents.

import type { Attribute as ParsedAttribute, Block as ParsedBlock, BlockAttribute, Field as ParsedField } from '@mrleebo/prisma-ast'
import type { AttributeSyntax, Block, FieldSyntax, SyntaxValue } from './blocks.ts'
import { blocksIn } from './parser.ts'
import { normalised } from './text.ts'

export interface SyntaxFault {
  readonly offset: number
  /** The token that the parser did not expect; empty for a line's end. */
  readonly found: string
  readonly isFileEnd: boolean
}

export interface FileSyntax {
  readonly blocks: readonly Block[]
  /** The first thing that could not be parsed. */
  readonly fault?: SyntaxFault
}

type Located = { readonly location?: { readonly startOffset: number; readonly endOffset?: number } }

/** A file's blocks. Where one is broken, the others are still read. */
export function fileSyntax(file: string, text: string): FileSyntax {
  const clean = normalised(text)
  try {
    return { blocks: blocksOf(blocksIn(clean), file, 0) }
  } catch (error) {
    return { blocks: blocksOneByOne(file, clean), fault: faultOf(error, clean) }
  }
}

function blocksOneByOne(file: string, text: string): Block[] {
  const starts = [...text.matchAll(/(?<=^|\n|\})\s*(?:model|view|type|enum|datasource|generator)\s+[\w.]+\s*\{/g)].map((match) => match.index)
  return starts.flatMap((start, index) => {
    const slice = text.slice(start, starts[index + 1])
    // What follows the closing brace may be the debris that broke the file.
    const block = /^[\s\S]*?\n\s*\}/.exec(slice)?.[0] ?? slice
    try {
      return blocksOf(blocksIn(block), file, start)
    } catch {
      return []
    }
  })
}

function faultOf(error: unknown, text: string): SyntaxFault {
  const { token, previousToken } = error as { readonly token?: Token; readonly previousToken?: Token }
  if (token !== undefined && Number.isInteger(token.startOffset)) return { offset: token.startOffset, found: token.image.trim(), isFileEnd: false }
  const offset = previousToken !== undefined && Number.isInteger(previousToken.startOffset) ? previousToken.startOffset : text.trimEnd().length
  return { offset, found: '', isFileEnd: true }
}

interface Token {
  readonly startOffset: number
  readonly image: string
}

function blocksOf(parsed: readonly ParsedBlock[], file: string, shift: number): Block[] {
  return parsed.flatMap((block) => {
    if (block === undefined || block.type === 'comment' || block.type === 'break') return []
    return [blockOf(block, file, shift)]
  })
}

function blockOf(block: Exclude<ParsedBlock, { type: 'comment' | 'break' }>, file: string, shift: number): Block {
  const name = block.name
  // A block's location runs from its keyword to its name.
  const end = shift + (block.location?.endOffset ?? 0) + 1
  const base = { kind: block.type, name, place: { file, start: end - name.length, end } }
  switch (block.type) {
    case 'model': case 'view': case 'type': {
      // The library leaves the list of an empty block undefined.
      const properties = (block.properties as typeof block.properties | undefined) ?? []
      return {
        ...base,
        fields: properties.filter((one): one is ParsedField => one.type === 'field').map((one) => fieldOf(one, file, shift)),
        attributes: properties.filter((one): one is BlockAttribute => one.type === 'attribute').map((one) => attributeOf(one, file, shift)),
        settings: {},
      }
    }
    case 'datasource': case 'generator': {
      const assignments = (block.assignments as typeof block.assignments | undefined) ?? []
      const settings = assignments.flatMap((one) => one.type === 'assignment' ? [[one.key, one.value] as const] : [])
      return { ...base, fields: [], attributes: [], settings: Object.fromEntries(settings) }
    }
    case 'enum': return { ...base, fields: [], attributes: [], settings: {} }
  }
}

function fieldOf(field: ParsedField, file: string, shift: number): FieldSyntax {
  const start = shift + (field.location?.startOffset ?? 0)
  return {
    name: field.name,
    type: typeof field.fieldType === 'string' ? field.fieldType : field.fieldType.name,
    list: field.array === true,
    optional: field.optional === true,
    attributes: (field.attributes ?? []).map((one) => attributeOf(one, file, shift)),
    place: { file, start, end: start + field.name.length },
  }
}

function attributeOf(attribute: ParsedAttribute | BlockAttribute, file: string, shift: number): AttributeSyntax {
  const { location } = attribute as Located
  return {
    name: attribute.group === undefined ? attribute.name : `${attribute.group}.${attribute.name}`,
    args: (attribute.args ?? []).map(({ value }) => {
      return isKeyValue(value) ? { key: value.key, value: value.value } : { value: value as SyntaxValue }
    }),
    place: { file, start: shift + (location?.startOffset ?? 0), end: shift + (location?.endOffset ?? 0) + 1 },
  }
}

function isKeyValue(value: unknown): value is { readonly key: string; readonly value: SyntaxValue } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'keyValue'
}
