// Parameters, `this` among them, as far as the file in which they stand tells of them.

import { type Root, origin } from '../../model/origin.ts'
import { type Value, ref } from '../../model/value.ts'
import type { ClassFacts, FileFacts } from '../facts.ts'
import { type Program, splitKey } from '../program.ts'
import type { Mind } from '../mind.ts'
import { isLeftOpen } from './additions.ts'
import { parameterPath } from './bindings.ts'
import type { Contextual } from './contextual.ts'

/** The parameter without a type that something comes from, also as functions inside see it. */
function untypedParameter(program: Program, root: Root): { readonly facts: FileFacts; readonly fn: number; readonly index: number } | undefined {
  if (root.kind !== 'param' && root.kind !== 'captured') return undefined
  const { file, id } = splitKey(root.fn)
  const facts = program.facts(file)
  const params = facts?.functions[id]?.params ?? []
  const index = root.kind === 'param' ? root.index : parameterPath(params, root.name)?.index ?? -1
  const param = params[index]
  return facts === undefined || param === undefined || param.type !== undefined ? undefined : { facts, fn: id, index }
}

/** The class whose instance `this` is in a function; arrows take that of the function around them. */
export function selfOf(facts: FileFacts, id: number): Value | undefined {
  for (let fn = facts.functions[id]; fn !== undefined; fn = facts.functions[fn.parent]) {
    if (fn.class !== undefined) {
      const cls = facts.classes[fn.class]
      return cls !== undefined && staticMethods(cls).has(fn.id) ? ref(origin({ kind: 'class', class: `${facts.file}#${fn.class}` })) : { kind: 'instance', class: `${facts.file}#${fn.class}`, args: undefined }
    }
    if (fn.kind !== 'arrow') return undefined
  }
  return undefined
}

const methods = new WeakMap<ClassFacts, ReadonlySet<number>>()

function staticMethods(cls: ClassFacts): ReadonlySet<number> {
  let known = methods.get(cls)
  if (known === undefined) methods.set(cls, known = new Set(cls.members.flatMap((one) => one.static && one.fn !== undefined ? [one.fn] : [])))
  return known
}

/** Whether it is what somebody put into a thing of a package, of which nothing tells what it is. */
export function isUntold(mind: Mind, value: Value, file: string): boolean {
  return value.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.path.length > 0 && !mind.owns(value.origin.root.of, file)
}

/** Of what a library hands to a function that stands at its call, what nothing tells about may be the project's all the same. */
export function isOfLibrary(mind: Mind, contextual: Contextual, root: Root, value: Value): boolean {
  if (!isLeftOpen(value)) return false
  const inferred = mind.contexts.declared(root) === undefined ? untypedParameter(mind.program, root) : undefined
  return inferred !== undefined && isUntold(mind, value, inferred.facts.file) && contextual.parameter(inferred.facts, inferred.fn, inferred.index) !== undefined
}
