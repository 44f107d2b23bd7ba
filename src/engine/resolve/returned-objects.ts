// A constructor that returns an object makes that one: `return extend(this)`.

import type { Value } from '../../model/value.ts'
import type { ClassFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'
import { bindParameters } from './bindings.ts'
import { isNothing } from './exports.ts'

export function returnedObject(mind: Mind, facts: FileFacts, cls: ClassFacts, self: Value): Value | undefined {
  const fn = cls.constructorFn === undefined ? undefined : facts.functions[cls.constructorFn]
  const last = fn?.body.at(-1)
  if (fn === undefined || last?.k !== 'return' || last.value === undefined) return undefined
  const frame = { ...valueFrame(facts, fn), self }
  bindParameters(mind, fn.params, frame.key, frame.vars)
  const value = mind.evaluate(last.value, frame)
  return isNothing(value) || value.kind === 'instance' ? undefined : value
}
