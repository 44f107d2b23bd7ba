// What queries nothing, whatever it is given, by its name or by the package that it is of: hooks of a page, methods of texts, functions of
// packages that check, format and reckon. What they are given may, and is looked at where it stands.

import type { Origin } from '../../model/origin.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { isEverydayMethod, isTextMethod } from '../summarize/everyday.ts'
import { typeOfVariable } from '../resolve/bindings.ts'
import type { Callees } from './callees.ts'
import { isHook } from './hooks.ts'
import { importAtRoot } from './sources.ts'

/** Whether a call of it is no query. `within`: the function in which it stands. */
export function isInert(mind: Mind, facts: FileFacts, { valueOf }: Callees, callee: Expr, within: number): boolean {
  if (isHook(facts, callee, within) || callee.k === 'mem' && isTextMethod(callee.name) && !mayBeService(mind, facts, callee)) return true
  const binding = importAtRoot(facts, callee)
  if (binding !== undefined && mind.isInert(binding.module)) return true
  const value = callee.k === 'id' && callee.fn === 0 ? valueOf(callee, within) : undefined
  return value?.kind === 'ref' && isMade(mind, value.origin)
}

/** A service may have a method of a text's name (`this.skus.replace(id, rows)`): what is no variable of a function, or is declared to be an object. */
function mayBeService(mind: Mind, facts: FileFacts, { of, name }: Expr & { readonly k: 'mem' }): boolean {
  return of.k === 'this' || of.k === 'mem' && of.of.k === 'this' || of.k === 'id' && (of.fn === 0 || typeOfVariable(facts, of)?.k === 'ref') || mind.waitsIn(name, facts.file)
}

/** `const code = customAlphabet('0123456789', 6)`. */
function isMade(mind: Mind, { root, path }: Origin): boolean {
  if (root.kind === 'result') return path.length === 0 && root.of !== undefined && isMade(mind, root.of)
  return root.kind === 'import' && mind.isInert(root.of.module)
}

/** A method that is known by its name to query nothing, and to call a function once at most. */
export function isPlain(callee: Expr): boolean {
  return callee.k === 'mem' && (isEverydayMethod(callee.name) || /^(?:then|catch|finally)$/.test(callee.name))
}
