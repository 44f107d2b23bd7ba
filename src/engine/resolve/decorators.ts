// Where a decorator, or a class that another extends, comes from.

import { type Origin, origin } from '../../model/origin.ts'
import type { DecoratorFacts, Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'
import { importOf } from './imports.ts'

export function decoratorOrigin(mind: Mind, facts: FileFacts, decorator: DecoratorFacts): Origin | undefined {
  return writtenOrigin(mind, facts, decorator.callee)
}

/** By the import as written: a framework's own repository maps its name to its sources, and it is the framework all the same. */
export function writtenOrigin(mind: Mind, facts: FileFacts, expr: Expr): Origin | undefined {
  const base = expr.k === 'mem' ? expr.of : expr
  const written = base.k === 'id' ? importOf(facts, base.name) : undefined
  if (written !== undefined) return origin({ kind: 'import', of: { module: written.module, name: written.name } }, undefined, expr.k === 'mem' ? [expr.name] : [])
  const value = mind.evaluate(expr, valueFrame(facts, facts.functions[0]!))
  return value.kind === 'ref' ? value.origin : undefined
}
