// What a function's own objects and queries may have in them once other code was handed them.

import { type Value, builder, literal, possibilities, unknown } from '../../model/value.ts'
import type { CallExpr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { filledBy } from '../resolve/filled-in.ts'
import type { Frame, Use } from './frame.ts'

export function handOver(mind: Mind, frame: Frame, { args }: CallExpr, callee: Value, use: Use): void {
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!
    if (arg.k !== 'id' || arg.fn !== frame.fn.id) continue
    const value = frame.vars.get(arg.name)
    if (value?.kind === 'ref') handOverQuery(frame, arg.name, value)
    else if (value?.kind === 'object' && !value.open && mayFill(mind, callee, index, use)) frame.vars.set(arg.name, { ...value, open: true, rest: unknown })
  }
}

/** A query under construction that other code was handed may have more in it from then on. */
function handOverQuery(frame: Frame, name: string, { origin: { root, path, label } }: Value & { readonly kind: 'ref' }): void {
  if (root.kind === 'builder' && path.length === 0 && root.state['open'] === undefined) frame.vars.set(name, builder(root.orm, { ...root.state, open: literal(true) }, label))
}

/** Whether a function gives fields to the object that it is handed there: one of the project by its code, one of a package where it is called for nothing else (`merge(options, more)`). */
function mayFill(mind: Mind, callee: Value, index: number, use: Use): boolean {
  return possibilities(callee).some((one) => {
    if (one.kind !== 'closure') return index === 0 && use.result === 'dropped' && one.kind === 'ref' && one.origin.root.kind === 'import'
    const { file, id } = splitKey(one.fn)
    const facts = mind.program.facts(file)
    const pattern = facts?.functions[id]?.params[index]?.pattern
    return facts !== undefined && pattern?.k === 'name' && filledBy(facts, id).has(pattern.name)
  })
}
