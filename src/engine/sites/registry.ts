// Lists of things that carry functions (handlers, migrations, providers): code writes them, so they do not grow with the data.

import { type Value, possibilities } from '../../model/value.ts'
import type { TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'

const DEPTH_LIMIT = 2

/** Whether an item has a function among its fields, or among the fields of those. */
export function carriesFunctions(mind: Mind, item: Value, depth = DEPTH_LIMIT): boolean {
  return possibilities(item).every((one) => {
    if (one.kind === 'instance') return one.args === undefined && leavesMethods(mind, one.class)
    if (one.kind === 'object') return Object.values(one.fields).some((field) => field.kind === 'closure' || depth > 0 && field.kind === 'object' && carriesFunctions(mind, field, depth - 1))
    if (one.kind !== 'ref' || one.origin.root.kind !== 'declared' || one.origin.path.length > 0) return false
    const [file = '', type = ''] = split(one.origin.root.type)
    return type !== '' && hasFunctions(mind, JSON.parse(type) as TypeRef, file, depth)
  })
}

/** An abstract class with methods that those who extend it write. */
function leavesMethods(mind: Mind, key: string): boolean {
  const { file, id } = splitKey(key)
  const cls = mind.program.facts(file)?.classes[id]
  return cls?.abstract === true && cls.members.some((member) => member.kind === 'method' && !member.static && member.fn === undefined)
}

/** The key of a declared type: the file that writes it, and what is written. */
function split(key: string): readonly string[] {
  const at = key.indexOf('|')
  return at < 0 ? [] : [key.slice(0, at), key.slice(at + 1)]
}

function hasFunctions(mind: Mind, type: TypeRef, file: string, depth: number): boolean {
  if (type.k === 'intersection') return type.of.some((part) => hasFunctions(mind, part, file, depth))
  if (type.k === 'ref') return depth > 0 && carriesFunctions(mind, mind.typed(type, file), depth - 1)
  if (type.k !== 'object') return false
  return Object.values(type.members).some((member) => member.k === 'function' || member.k === 'ref' && hasFunctions(mind, member, file, depth))
}
