// One schema file as blocks, fields and attributes with their offsets: the parser library's tree without its accidents.

import type { Attribute as ParsedAttribute, Block as ParsedBlock, BlockAttribute, Field as ParsedField, Value } from '@mrleebo/prisma-ast'
import type { Place } from '../../../model/place.ts'
import { blocksIn } from './parser.ts'
import { normalised } from './text.ts'

export type { Value }

export interface Block {
  readonly kind: 'model' | 'view' | 'type' | 'enum' | 'datasource' | 'generator'
  readonly name: string
  readonly fields: readonly FieldSyntax[]
  readonly attributes: readonly AttributeSyntax[]
  /** Assignments of a datasource or generator. */
  readonly settings: Readonly<Record<string, Value>>
  readonly place: Place
}

export interface FieldSyntax {
  readonly name: string
  readonly type: string
  readonly list: boolean
  readonly optional: boolean
  readonly attributes: readonly AttributeSyntax[]
  readonly place: Place
}

export interface AttributeSyntax {
  readonly name: string
  readonly args: readonly Argument[]
  readonly place: Place
}

export interface Argument {
  readonly key?: string
  readonly value: Value
}

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

/** Type of a field whose type is given as database text. */
export const UNSUPPORTED = 'Unsupported'

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
      return isKeyValue(value) ? { key: value.key, value: value.value } : { value: value as Value }
    }),
    place: { file, start: shift + (location?.startOffset ?? 0), end: shift + (location?.endOffset ?? 0) + 1 },
  }
}

function isKeyValue(value: unknown): value is { readonly key: string; readonly value: Value } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'keyValue'
}

/** The argument of that key, or the first without a key. */
export function argument(attribute: AttributeSyntax | undefined, key: string, positional = false): Value | undefined {
  const keyed = attribute?.args.find((one) => one.key === key)
  if (keyed !== undefined) return keyed.value
  return positional ? attribute?.args.find((one) => one.key === undefined)?.value : undefined
}

/** Text of a string literal. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('"')) return undefined
  try {
    return JSON.parse(value) as string
  } catch {
    return value.slice(1, -1)
  }
}

/** Items of an array; a single value counts as an array of itself, as the schema language has it. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null && value.type === 'array') return (value.args as readonly Value[] | undefined) ?? []
  return [value]
}

/** Names in an array of fields, without their sorting and length arguments. */
export function namesOf(value: Value | undefined): string[] {
  return itemsOf(value).flatMap((item) => {
    if (typeof item === 'string') return [item]
    return typeof item === 'object' && item !== null && !Array.isArray(item) && item.type === 'function' ? [item.name] : []
  })
}
