// Live arguments → values. What a call asks for is told as it is; of what comes from users or the database (conditions, keys, data) only
// the structure is kept, since a trace may be written to a file.

import { fromLive } from '../../../model/live.ts'
import { type Value, array, literal, object } from '../../../model/value.ts'

/** Parts of arguments, at any depth of relations, that hold what users gave. */
const GIVEN: ReadonlySet<string> = new Set(['where', 'data', 'create', 'update', 'cursor', 'having', 'filter', 'options', 'pipeline'])
const LONGEST_LIST = 20
const DEEPEST = 12

export function argumentValue(live: unknown, depth = DEEPEST): Value {
  if (!isPlain(live) || depth === 0) return Array.isArray(live) ? array(live.map((one) => argumentValue(one, depth - 1))) : fromLive(live)
  return object(Object.fromEntries(Object.entries(live).map(([name, value]) => [name, GIVEN.has(name) ? structureOf(value) : argumentValue(value, depth - 1)])))
}

/** The names in arguments: calls that agree in them send the same statements, most likely. Of a list, those of its first item. */
export function formOf(live: unknown, depth = 4): string {
  if (typeof live !== 'object' || live === null || depth === 0) return ''
  if (Array.isArray(live)) return `[${formOf(live[0], depth - 1)}]`
  let form = ''
  for (const name in live) form += `${name}{${formOf((live as Readonly<Record<string, unknown>>)[name], depth - 1)}}`
  return form
}

/** What a value is made of, without numbers, texts and dates. Long lists are known by their first items. */
function structureOf(live: unknown): Value {
  return fromLive(live, (one) => {
    if (Array.isArray(one)) return one.length > LONGEST_LIST ? { kind: 'array', items: [], more: structureOf(one[0]) } : undefined
    if (isPlain(one)) return undefined
    return one === undefined || one === null || typeof one === 'boolean' ? literal(one) : { kind: 'unknown', from: [] }
  }, DEEPEST)
}

function isPlain(live: unknown): live is object {
  if (typeof live !== 'object' || live === null) return false
  const prototype: unknown = Object.getPrototypeOf(live)
  return prototype === Object.prototype || prototype === null
}
