// Names that code writes for members and callees: keys of properties, and what an anonymous function is called after.

import type ts from 'typescript'
import { type Hint, type Lowering, noHint } from './lowering.ts'

/** The key that a property name is; undefined where it is computed by an expression that is no literal. */
export function propertyKey(l: Lowering, name: ts.PropertyName): string | undefined {
  const { ts } = l
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) || ts.isBigIntLiteral(name)) return name.text
  return literalKey(l, name.expression)
}

/** The key that `a[…]` names. */
export function literalKey(l: Lowering, index: ts.Expression): string | undefined {
  return l.ts.isStringLiteralLike(index) || l.ts.isNumericLiteral(index) ? index.text : undefined
}

/** A key, or `[Symbol.iterator]` as written for a computed one. */
export function memberName(l: Lowering, name: ts.PropertyName): string {
  return propertyKey(l, name) ?? `[${l.ts.isComputedPropertyName(name) ? calleePath(l, name.expression) : ''}]`
}

/** `a.b.c`, as far as it is made of names. */
export function calleePath(l: Lowering, node: ts.Expression): string {
  const { ts } = l
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this'
  if (!ts.isPropertyAccessExpression(node)) return ''
  const left = calleePath(l, node.expression)
  return left === '' ? node.name.text : `${left}.${node.name.text}`
}

/** What a callee is called: its method or own name. */
export function calleeName(l: Lowering, node: ts.Expression): string {
  const { ts } = l
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isCallExpression(node)) return calleeName(l, node.expression)
  return node.kind === ts.SyntaxKind.SuperKeyword ? 'super' : 'call'
}

export function named(name: string): Hint {
  return { name, path: name }
}

/** Something under the key `name` of what `hint` calls. */
export function under(hint: Hint, name: string | undefined): Hint {
  if (name === undefined) return noHint
  return { name, path: hint.path === '' ? name : `${hint.path}.${name}` }
}
