// Where a decorator comes from.

import { type Origin, origin } from '../../model/origin.ts'
import type { DecoratorFacts, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'

/** By the import as written: a framework's own repository maps its name to its sources, and it is the framework all the same. */
export function decoratorOrigin(mind: Mind, facts: FileFacts, decorator: DecoratorFacts): Origin | undefined {
  const base = decorator.callee.k === 'mem' ? decorator.callee.of : decorator.callee
  const written = base.k === 'id' ? facts.imports.find((one) => one.local === base.name) : undefined
  if (written !== undefined) return origin({ kind: 'import', of: { module: written.module, name: written.name } }, undefined, decorator.callee.k === 'mem' ? [decorator.callee.name] : [])
  const callee = mind.evaluate(decorator.callee, valueFrame(facts, facts.functions[0]!))
  return callee.kind === 'ref' ? callee.origin : undefined
}
