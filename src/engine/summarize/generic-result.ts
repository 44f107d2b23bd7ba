// What a generic function gives, by its type parameters and what it was given for them.

import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import type { Call } from './calls.ts'
import { type Frame, USED } from './frame.ts'
import { instantiate } from './instantiate.ts'
import type { Closure } from './targets.ts'

/** `remember<T>(key, make: () => T): T`: where a body hides what it returns, its type parameters tell. */
export function genericResult(mind: Mind, frame: Frame, closure: Closure, call: Call): Value | undefined {
  const { file, id } = splitKey(closure.fn)
  const fn = mind.program.facts(file)?.functions[id]
  const returned = fn?.returns?.k === 'ref' && fn.returns.name === 'Promise' ? fn.returns.args[0] : fn?.returns
  if (fn === undefined || returned?.k !== 'ref' || !fn.typeParameters.includes(returned.name)) return undefined
  for (const [index, param] of fn.params.entries()) {
    const given = call.args[index]
    if (given === undefined) continue
    if (param.type?.k === 'ref' && param.type.name === returned.name) return given
    if (param.type?.k === 'function' && given.kind === 'closure') {
      const out = param.type.returns.k === 'ref' && param.type.returns.name === 'Promise' ? param.type.returns.args[0] : param.type.returns
      if (out?.k === 'ref' && out.name === returned.name) return instantiate(mind, frame, given, [], { place: call.place, name: call.name, use: USED, inPlace: true, open: true }).returns
    }
  }
  return undefined
}
