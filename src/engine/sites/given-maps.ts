// Maps of resolvers that code gives to a server, wherever they are written: `createSchema({ resolvers: { ...users, ...posts } })`.

import type { PerItem } from '../../model/framework.ts'
import { type Value, fields, get, possibilities } from '../../model/value.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import type { Closure } from '../summarize/targets.ts'
import { givesOneAnswer } from './per-item-syntax.ts'

type MapEntry = PerItem & { readonly where: 'map' }
type IsNamed = Mind['perItems']['maps'][number]['isNamed']

interface MapFunction {
  readonly fn: FunctionFacts
  readonly type: string
}

/** The functions of a file that stand in such a map under a type that is no root, and which one that is. */
export function givenFunctions(mind: Mind, facts: FileFacts, entry: MapEntry, isNamed: IsNamed): readonly MapFunction[] {
  if (facts.functions.length < 2) return []
  const maps = mind.made(entry.makers, facts.file).filter(({ of }) => isNamed(entry.makers, of)).flatMap(({ arguments: [options] }) => options === undefined ? [] : objectsIn(get(options, entry.property)))
  return maps.flatMap((map) => Object.entries(fieldsOf(map)).flatMap(([type, ofType]) => entry.roots.includes(type) ? [] : resolversIn(mind, facts, type, ofType)))
}

function resolversIn(mind: Mind, facts: FileFacts, type: string, ofType: Value): readonly MapFunction[] {
  return Object.entries(fieldsOf(ofType)).flatMap(([name, field]) => {
    if (name.startsWith('__')) return []
    const resolve = fieldsOf(field)['resolve']
    return possibilities(resolve ?? field).flatMap((one) => one.kind === 'closure' ? withWrapped(mind, one) : []).flatMap((key) => {
      const { file, id } = splitKey(key)
      const fn = file === facts.file ? facts.functions[id] : undefined
      return fn === undefined ? [] : [{ fn, type }]
    })
  })
}

/** A function, and those that it was made of: `authenticated(resolve)` of `(resolve) => (parent, args, context) => resolve(parent, args, context)`. */
function withWrapped(mind: Mind, { fn, captured }: Closure): readonly string[] {
  const wrapped = givesOneAnswer(mind.nameOf(fn)) ? [] : Object.values(captured).flatMap(possibilities).flatMap((one) => one.kind === 'closure' ? [one.fn] : [])
  return [fn, ...wrapped]
}

/** One map, or several in a list. */
function objectsIn(value: Value): readonly Value[] {
  if (value.kind !== 'array') return [value]
  return [...value.items, ...value.more === undefined ? [] : [value.more]]
}

function fieldsOf(value: Value): Readonly<Record<string, Value>> {
  return fields(value)?.known ?? {}
}
