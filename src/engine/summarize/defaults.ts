// Parameters that a call leaves out have the value that their function gives them.

import { type Value, absent } from '../../model/value.ts'
import type { Binding, Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { bindParameters } from '../resolve/bindings.ts'
import { valueFrame } from './frame.ts'

/** A call's binding, completed with the defaults of parameters that it does not give. */
export function withDefaults(mind: Mind, binding: Binding): Binding {
  const { file, id } = splitKey(binding.fn)
  const facts = mind.program.facts(file)
  const fn = facts?.functions[id]
  if (facts === undefined || fn === undefined || fn.params.every((param, index) => param.default === undefined || !isLeftOut(binding, index))) return binding
  const frame = valueFrame(facts, fn)
  bindParameters(mind, fn.params, frame.key, frame.vars)
  const args: Value[] = [...binding.args]
  while (!binding.open && args.length < fn.params.length) args.push(absent)
  for (const [index, param] of fn.params.entries()) {
    if (param.default !== undefined && isLeftOut(binding, index)) args[index] = mind.substitute(mind.evaluate(param.default, frame), { ...binding, args })
  }
  return { ...binding, args }
}

function isLeftOut({ args, open }: Binding, index: number): boolean {
  const given = args[index]
  return given === undefined ? !open : given.kind === 'literal' && given.value === undefined
}
