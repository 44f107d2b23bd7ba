// Names: which declaration an identifier means. A name is unique in the function that declares it, so that what reads the facts needs no
// scopes; and every mention of another function's name is noted on the way, as captures are computed from it.

import type ts from 'typescript'
import type { Expr, TypeRef } from '../facts.ts'
import type { Frame, Local, Lowering, Scope } from './lowering.ts'

export function openScope(l: Lowering, frame: Frame = l.frame): Scope {
  return { frame, names: new Map(), outer: l.scope }
}

/** Declares a name; a second declaration in the same scope is the same name. */
export function declare(scope: Scope, name: string): string {
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const { locals } = scope.frame
  let unique = name
  for (let n = 1; locals.has(unique); n += 1) unique = `${name}$${n}`
  locals.set(unique, { fn: undefined, bound: false, reassigned: false, inside: false, mentioned: false, type: undefined })
  scope.names.set(name, unique)
  return unique
}

/** Where a name is declared, without noting a mention. */
export function findDeclaration(scope: Scope, name: string): { readonly frame: Frame; readonly name: string } | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const unique = at.names.get(name)
    if (unique !== undefined) return { frame: at.frame, name: unique }
  }
  return undefined
}

/** The identifier expression for a mention of `name`. */
export function mention(l: Lowering, name: string): Expr & { readonly k: 'id' } {
  const found = findDeclaration(l.scope, name)
  if (found === undefined) return { k: 'id', name, fn: -1 }
  const fn = found.frame.id
  found.frame.locals.get(found.name)!.mentioned = true
  if (fn > 0 && fn !== l.frame.id) {
    const key = `${fn}:${found.name}`
    if (!l.frame.uses.has(key)) l.frame.uses.set(key, { fn, name: found.name })
  }
  return { k: 'id', name: found.name, fn }
}

export function localOf(l: Lowering, id: { readonly name: string; readonly fn: number }): Local | undefined {
  return l.frames[id.fn]?.locals.get(id.name)
}

/** A declaration gives a name its value: a second one is an assignment. */
export function bind(local: Local, fn: number | undefined, type?: TypeRef): void {
  if (local.bound) local.reassigned = true
  local.bound = true
  local.fn = fn
  if (type !== undefined) local.type = type
}

/** Names that a declaration's pattern binds. */
export function boundNames(l: Lowering, name: ts.BindingName, each: (name: string) => void): void {
  if (l.ts.isIdentifier(name)) return each(name.text)
  for (const element of name.elements) if (!l.ts.isOmittedExpression(element)) boundNames(l, element.name, each)
}
