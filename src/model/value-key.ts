// A text for a value, by which equal knowledge is known as equal.

import { type Primitive, type Value, originKey } from './origin.ts'

/** Texts of large values: those are made of values that others are made of too, and would be passed again and again. */
const known = new WeakMap<Value, string>()
const LONG = 4096

/** A stable text: equal keys mean equal knowledge. */
export function valueKey(value: Value): string {
  if (value.kind === 'literal') return literalKey(value.value)
  if (value.kind === 'ref') return value.items === undefined ? originKey(value.origin) : `${originKey(value.origin)} with ${valueKey(value.items.test)}`
  const before = known.get(value)
  if (before !== undefined) return before
  const key = compositeKey(value)
  if (key.length > LONG) known.set(value, key)
  return key
}

function compositeKey(value: Exclude<Value, { readonly kind: 'literal' | 'ref' }>): string {
  switch (value.kind) {
    case 'array': return `[${value.items.map(valueKey).join(',')}${value.more === undefined ? '' : `,...${valueKey(value.more)}`}]${value.fixed === true ? '!' : ''}`
    case 'object': return `{${fieldsKey(value.fields)}${value.open ? `,...${value.rest === undefined ? '' : valueKey(value.rest)}` : ''}${value.covered === undefined ? '' : `^${JSON.stringify([...value.covered].sort())}`}}`
    case 'union': return value.made !== undefined ? `(${value.made.of.map(valueKey).join('?')})` : `${value.members.map(valueKey).sort().join('|')}${value.by === undefined ? '' : `?${value.by.map(originKey).sort().join(',')}`}`
    case 'unknown': return `?(${value.from.map(originKey).sort().join(',')})${value.made === undefined ? '' : `=${value.made.op}(${value.made.of.map(valueKey).join(',')})`}`
    case 'closure': return `fn ${value.fn}{${fieldsKey(value.captured)}}${value.self === undefined ? '' : `@${valueKey(value.self)}`}${value.memo === undefined ? '' : `!${value.memo}`}`
    case 'instance': return `new ${value.class}${value.types === undefined ? '' : `<${value.types.join()}>`}(${value.args?.map(valueKey).join(',') ?? '?'})`
  }
}

function literalKey(value: Primitive): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value)
}

function fieldsKey(values: Readonly<Record<string, Value>>): string {
  return Object.keys(values).sort().map((name) => `${/^[\w$]+$/.test(name) ? name : JSON.stringify(name)}:${valueKey(values[name]!)}`).join(',')
}
