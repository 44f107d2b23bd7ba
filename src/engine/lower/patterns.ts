// What declarations and assignments bind. A declared name belongs to the function at hand; an assigned name of another function is
// a target, as a plain name in a pattern is always the function's own.

import type ts from 'typescript'
import type { Span } from '../../model/place.ts'
import type { Expr, Pattern } from '../facts.ts'
import { type Lowering, lowerExpression, noHint, noteName, spanOf } from './lowering.ts'
import { named, propertyKey } from './names.ts'
import { declare, findDeclaration, localOf, mention } from './scope.ts'

/** Binds nothing: a hole in an array pattern, in a form that survives JSON. */
const hole: Pattern = { k: 'object', props: [] }

function withDefault(pattern: Pattern, value: Expr | undefined): Pattern {
  return value === undefined ? pattern : { ...pattern, default: value }
}

function ownName(l: Lowering, name: string): string {
  const found = findDeclaration(l.scope, name)
  return found !== undefined && found.frame === l.frame ? found.name : declare(l.scope, name)
}

/** The pattern of a declaration whose names are declared already. */
export function bindingPattern(l: Lowering, name: ts.BindingName, initializer?: ts.Expression): Pattern {
  const { ts } = l
  if (ts.isIdentifier(name)) {
    const unique = ownName(l, name.text)
    const pattern: Pattern = { k: 'name', name: unique }
    return initializer === undefined ? pattern : withDefault(pattern, lowerExpression(l, initializer, named(name.text)))
  }
  const value = initializer === undefined ? undefined : lowerExpression(l, initializer)
  if (ts.isArrayBindingPattern(name)) return withDefault(arrayBinding(l, name), value)
  const props: { key: string | undefined; value: Pattern; span: Span }[] = []
  let rest: string | undefined
  for (const element of name.elements) {
    if (element.dotDotDotToken !== undefined && ts.isIdentifier(element.name)) {
      rest = ownName(l, element.name.text)
      continue
    }
    const key = element.propertyName === undefined ? (element.name as ts.Identifier).text : propertyKey(l, element.propertyName)
    if (key !== undefined) noteName(l, key, '')
    props.push({ key, value: bindingPattern(l, element.name, element.initializer), span: spanOf(l, element) })
  }
  return withDefault(rest === undefined ? { k: 'object', props } : { k: 'object', props, rest }, value)
}

function arrayBinding(l: Lowering, node: ts.ArrayBindingPattern): Pattern {
  const items: Pattern[] = []
  let rest: Pattern | undefined
  for (const element of node.elements) {
    if (l.ts.isOmittedExpression(element)) items.push(hole)
    else if (element.dotDotDotToken !== undefined) rest = bindingPattern(l, element.name)
    else items.push(bindingPattern(l, element.name, element.initializer))
  }
  return rest === undefined ? { k: 'array', items } : { k: 'array', items, rest }
}

/** The pattern of an assignment's left side. Marks names as reassigned. */
export function assignmentPattern(l: Lowering, node: ts.Expression): Pattern {
  const { ts } = l
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
    return assignmentPattern(l, node.expression)
  }
  if (ts.isIdentifier(node)) return assignedName(l, node.text)
  if (ts.isObjectLiteralExpression(node)) return objectAssignment(l, node)
  if (!ts.isArrayLiteralExpression(node)) return { k: 'target', target: lowerExpression(l, node) }
  const items: Pattern[] = []
  let rest: Pattern | undefined
  for (const element of node.elements) {
    if (ts.isOmittedExpression(element)) items.push(hole)
    else if (ts.isSpreadElement(element)) rest = assignmentPattern(l, element.expression)
    else items.push(assignmentWithDefault(l, element))
  }
  return rest === undefined ? { k: 'array', items } : { k: 'array', items, rest }
}

function assignedName(l: Lowering, text: string): Pattern {
  const id = mention(l, text)
  const local = localOf(l, id)
  if (local !== undefined) {
    local.reassigned = true
    if (id.fn !== l.frame.id) local.inside = true
  }
  return id.fn === l.frame.id ? { k: 'name', name: id.name } : { k: 'target', target: id }
}

function assignmentWithDefault(l: Lowering, node: ts.Expression): Pattern {
  const { ts } = l
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return assignmentPattern(l, node)
  return withDefault(assignmentPattern(l, node.left), lowerExpression(l, node.right, noHint))
}

function objectAssignment(l: Lowering, node: ts.ObjectLiteralExpression): Pattern {
  const { ts } = l
  const props: { key: string | undefined; value: Pattern; span: Span }[] = []
  let rest: string | undefined
  for (const one of node.properties) {
    if (ts.isShorthandPropertyAssignment(one)) {
      const value = assignedName(l, one.name.text)
      noteName(l, one.name.text, '')
      props.push({ key: one.name.text, value: one.objectAssignmentInitializer === undefined ? value : withDefault(value, lowerExpression(l, one.objectAssignmentInitializer)), span: spanOf(l, one) })
    } else if (ts.isPropertyAssignment(one)) {
      const key = propertyKey(l, one.name)
      if (key !== undefined) noteName(l, key, '')
      props.push({ key, value: assignmentWithDefault(l, one.initializer), span: spanOf(l, one) })
    } else if (ts.isSpreadAssignment(one)) {
      const target = assignmentPattern(l, one.expression)
      if (target.k === 'name') rest = target.name
    }
  }
  return rest === undefined ? { k: 'object', props } : { k: 'object', props, rest }
}
