// What a CommonJS file reads of its own exports: `exports.find(id)`, `module.exports.find(id)`.

import { origin } from '../../model/origin.ts'
import { type Value, possibilities, ref } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'

/** The module itself, where an expression is the object of its exports. */
export function ownExports(facts: FileFacts, expr: Expr): Value | undefined {
  const isThem = isGlobal(expr, 'exports') || expr.k === 'mem' && expr.name === 'exports' && isGlobal(expr.of, 'module')
  return isThem && facts.exports.length > 0 ? ref(origin({ kind: 'module', file: facts.file })) : undefined
}

/** The same, and one of them that functions may give another value: `exports.pool = null`. */
export function ownExport(mind: Mind, facts: FileFacts, expr: Expr & { readonly k: 'mem' }): Value | undefined {
  if (ownExports(facts, expr.of) === undefined) return ownExports(facts, expr)
  const isPlaceholder = possibilities(mind.exported(facts.file, expr.name)).every(({ kind }) => kind === 'literal')
  return isPlaceholder ? ref(origin({ kind: 'global', name: 'exports' }, undefined, [expr.name])) : undefined
}

/** Whether what a chain of members begins with leads to them. */
export function leadsToOwnExports(facts: FileFacts, root: Expr): boolean {
  return facts.exports.length > 0 && (isGlobal(root, 'exports') || isGlobal(root, 'module'))
}

function isGlobal(expr: Expr, name: string): boolean {
  return expr.k === 'id' && expr.fn < 0 && expr.name === name
}
