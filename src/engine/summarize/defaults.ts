// Parameters that a call leaves out have the value that their function gives them; one that takes the rest has a list.

import { type Value, absent, array, unknown } from '../../model/value.ts'
import type { Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Binding, Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { bindParameters } from '../resolve/bindings.ts'
import { valueFrame } from './frame.ts'

/**
 * What a parameter without a type is known to be by the type of its default, as the compiler takes it: a thing of a package or an instance
 * of a class. A literal, a list or a function says nothing of what else callers pass.
 */
export function typeOfDefault(mind: Mind, facts: FileFacts, fn: FunctionFacts, value: Expr): Value | undefined {
  const frame = valueFrame(facts, fn)
  bindParameters(mind, fn.params, frame.key, frame.vars)
  const made = mind.evaluate(value, frame)
  const known = made.kind === 'ref' ? mind.declared(made.origin) ?? made : made
  return known.kind === 'instance' || known.kind === 'ref' && known.origin.root.kind === 'instance' ? known : undefined
}

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
  const leftOut: number[] = []
  for (const [index, param] of fn.params.entries()) {
    if (param.default === undefined || !isLeftOut(binding, index)) continue
    args[index] = mind.substitute(mind.evaluate(param.default, frame), { ...binding, args })
    leftOut.push(index)
  }
  return { ...binding, args, leftOut }
}

/** `(first, ...others)`: what is given from there on is one list. */
export function gathered(mind: Mind, key: string, args: readonly Value[], open: boolean): readonly Value[] {
  const { file, id } = splitKey(key)
  const params = mind.program.facts(file)?.functions[id]?.params
  if (params === undefined || params.length === 0 || !params[params.length - 1]!.rest) return args
  const at = params.length - 1
  if (args.length < at) return args
  return [...args.slice(0, at), array(args.slice(at), open ? unknown : undefined)]
}

function isLeftOut({ args, open }: Binding, index: number): boolean {
  const given = args[index]
  return given === undefined ? !open : given.kind === 'literal' && given.value === undefined
}
