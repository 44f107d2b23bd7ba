// The blocks of a schema as syntax, and how their attributes are read.

import type { Place } from '../../../model/place.ts'

export type SyntaxValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A name (of a field, with dots where it leads through composite types), a number or a boolean, as written. */
  | { readonly kind: 'name'; readonly name: string }
  /** `env("URL")`, `now()`, `title(sort: Desc)`. */
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly SyntaxValue[] }
  | { readonly kind: 'object' }

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
  /** Of its name: `@@index`. */
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
  return value?.kind === 'text' ? value.text : undefined
}

/** Items of an array; a single value counts as an array of itself, as the schema language has it. */
export function itemsOf(value: SyntaxValue | undefined): readonly SyntaxValue[] {
  if (value === undefined) return []
  return value.kind === 'list' ? value.items : [value]
}

/** Names in an array of fields, without their sorting and length arguments. */
export function namesOf(value: SyntaxValue | undefined): string[] {
  return itemsOf(value).flatMap((item) => item.kind === 'name' || item.kind === 'call' ? [item.name] : [])
}
