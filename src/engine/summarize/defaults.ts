// Parameters that a call leaves out have the value that their function gives them; one that takes the rest has a list.

import { present } from '../../model/present.ts'
import { type Value, absent, array, object, unknown } from '../../model/value.ts'
import type { Expr, FileFacts, FunctionFacts, ParamFacts } from '../facts.ts'
import type { Binding, Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { bindParameters } from '../resolve/bindings.ts'
import { valueFrame } from './frame.ts'

/**
 * What a parameter without a type is known to be by the type of its default, as the compiler takes it: a thing of a package or an instance
 * of a class. A literal, a list or a function says nothing of what else callers pass. What it is taken apart into may have defaults of its own.
 */
export function typeOfDefault(mind: Mind, facts: FileFacts, fn: FunctionFacts, { pattern, default: whole }: ParamFacts): Value | undefined {
  if (whole === undefined && pattern.k !== 'object') return undefined
  const frame = valueFrame(facts, fn)
  const typeOf = (value: Expr | undefined): Value | undefined => {
    if (value === undefined) return undefined
    if (frame.vars.size === 0) bindParameters(mind, fn.params, frame.key, frame.vars)
    const made = present(mind.evaluate(value, frame))
    const known = made.kind === 'ref' ? mind.declared(made.origin) ?? made : made
    const root = known.kind === 'ref' ? known.origin.root.kind : undefined
    return known.kind === 'instance' || root === 'instance' || root === 'builder' ? known : undefined
  }
  const known = typeOf(whole)
  if (known !== undefined || pattern.k !== 'object') return known
  const parts = pattern.props.flatMap(({ key, value }) => {
    const part = key === undefined || value.k !== 'name' ? undefined : typeOf(value.default)
    return part === undefined ? [] : [[key!, part] as const]
  })
  return parts.length === 0 ? undefined : object(Object.fromEntries(parts), unknown)
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
