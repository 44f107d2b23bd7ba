// The blocks of a schema as syntax, whoever has parsed them, and how their attributes are read. Knows no parser: live clients carry the
// text of their schema, and are read where nothing may be loaded.

import type { Place } from '../../../model/place.ts'

/** Text literals keep their quotes. Arrays and functions are objects. */
export type SyntaxValue = string | number | boolean | null | readonly SyntaxValue[] | SyntaxObject

export interface SyntaxObject {
  readonly type?: unknown
  /** Of a function. */
  readonly name?: unknown
  /** Of an array. */
  readonly args?: unknown
}

export interface Block {
  readonly kind: 'model' | 'view' | 'type' | 'enum' | 'datasource' | 'generator'
  readonly name: string
  readonly fields: readonly FieldSyntax[]
  readonly attributes: readonly AttributeSyntax[]
  /** Assignments of a datasource or generator. */
  readonly settings: Readonly<Record<string, SyntaxValue>>
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
  readonly value: SyntaxValue
}

/** Type of a field whose type is given as database text. */
export const UNSUPPORTED = 'Unsupported'

/** The argument of that key, or the first without a key. */
export function argument(attribute: AttributeSyntax | undefined, key: string, positional = false): SyntaxValue | undefined {
  const keyed = attribute?.args.find((one) => one.key === key)
  if (keyed !== undefined) return keyed.value
  return positional ? attribute?.args.find((one) => one.key === undefined)?.value : undefined
}

/** Text of a string literal. */
export function textOf(value: SyntaxValue | undefined): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('"')) return undefined
  try {
    return JSON.parse(value) as string
  } catch {
    return value.slice(1, -1)
  }
}

/** Items of an array; a single value counts as an array of itself, as the schema language has it. */
export function itemsOf(value: SyntaxValue | undefined): readonly SyntaxValue[] {
  if (value === undefined) return []
  if (isList(value)) return value
  if (typeof value === 'object' && value !== null && value.type === 'array') return (value.args as readonly SyntaxValue[] | undefined) ?? []
  return [value]
}

/** Names in an array of fields, without their sorting and length arguments. */
export function namesOf(value: SyntaxValue | undefined): string[] {
  return itemsOf(value).flatMap((item) => {
    if (typeof item === 'string') return [item]
    return typeof item === 'object' && item !== null && !isList(item) && item.type === 'function' && typeof item.name === 'string' ? [item.name] : []
  })
}

function isList(value: SyntaxValue): value is readonly SyntaxValue[] {
  return Array.isArray(value)
}
