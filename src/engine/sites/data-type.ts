// Types whose values are no functions and hold none, going by what is written: a parameter of such a type is nothing that can be called.

import type { FileFacts, TypeFacts, TypeRef } from '../facts.ts'
import type { Program } from '../program.ts'
import { importOf } from '../resolve/imports.ts'

/** How many types deep one is looked into. Beyond, it is taken to hold functions. */
const DEPTH_LIMIT = 6
const DATA = /^(?:string|number|boolean|bigint|symbol|null|undefined|void|never)$/
/** Types of the language, whose type arguments say the rest. */
const PLAIN = new Set(['Date', 'RegExp', 'Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Map', 'ReadonlyMap', 'Record', 'Partial', 'Readonly', 'Required', 'NonNullable'])

/** Whether a type that is written in a file is data all through. In doubt it is not. */
export function isDataType(program: Program, type: TypeRef, facts: FileFacts, depth = 0): boolean {
  if (depth > DEPTH_LIMIT) return false
  const inside = (one: TypeRef): boolean => isDataType(program, one, facts, depth + 1)
  switch (type.k) {
    case 'keyword': return DATA.test(type.name)
    case 'literal': return true
    case 'array': return inside(type.of)
    case 'tuple': case 'union': case 'intersection': return type.of.every(inside)
    // `{}` is anything.
    case 'object': return Object.keys(type.members).length > 0 && Object.values(type.members).every(inside)
    case 'ref': {
      const found = declarationOf(program, type.name, facts)
      if (found === 'none') return PLAIN.has(type.name) && type.args.every(inside)
      return found !== undefined && [found.type.type, ...found.type.extends].every((one) => isDataType(program, one, found.facts, depth + 1))
    }
    default: return false
  }
}

interface Declared {
  readonly type: TypeFacts
  readonly facts: FileFacts
}

/** `none`: the file says nothing of that name, so that the language does. Files may hand a name on to one another, and round. */
function declarationOf(program: Program, name: string, facts: FileFacts, hops = 0): Declared | 'none' | undefined {
  const type = facts.types.find((one) => one.name === name)
  if (type !== undefined) return type.typeParameters.length > 0 ? undefined : { type, facts }
  if (facts.classes.some((one) => one.name === name) || name.includes('.')) return undefined
  const binding = importOf(facts, name)
  if (binding === undefined) return facts.functions.some((fn) => fn.typeParameters.includes(name)) || facts.classes.some((cls) => cls.typeParameters.includes(name)) ? undefined : 'none'
  const found = program.resolve(binding.module, facts.file)
  const there = found.kind === 'file' ? program.facts(found.file) : undefined
  const exported = there?.exports.find((one) => one.name === binding.name)
  if (there === undefined || exported === undefined || exported.from !== undefined || hops > DEPTH_LIMIT) return undefined
  const declared = declarationOf(program, exported.local ?? binding.name, there, hops + 1)
  return declared === 'none' ? undefined : declared
}
