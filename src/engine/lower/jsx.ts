// JSX. An intrinsic element's tag is the literal of its name, a fragment's the empty one; text between elements is nothing to us.

import type ts from 'typescript'
import type { Expr, ObjectProperty } from '../facts.ts'
import { type Hint, type Lowering, lowerExpression, noHint, noteCallee, spanOf } from './lowering.ts'
import { under } from './names.ts'

export function jsxElement(l: Lowering, node: ts.JsxElement | ts.JsxSelfClosingElement): Expr {
  const opening = l.ts.isJsxElement(node) ? node.openingElement : node
  const tag = tagExpression(l, opening.tagName)
  noteCallee(l, tag)
  return {
    k: 'jsx',
    tag,
    props: opening.attributes.properties.map((one) => attribute(l, one)),
    children: l.ts.isJsxElement(node) ? childrenOf(l, node.children) : [],
    span: spanOf(l, node),
  }
}

export function jsxFragment(l: Lowering, node: ts.JsxFragment): Expr {
  return { k: 'jsx', tag: { k: 'lit', value: '' }, props: [], children: childrenOf(l, node.children), span: spanOf(l, node) }
}

export function jsxExpression(l: Lowering, node: ts.JsxExpression, hint: Hint): Expr {
  if (node.expression === undefined) return { k: 'other', parts: [] }
  const value = lowerExpression(l, node.expression, hint)
  return node.dotDotDotToken === undefined ? value : { k: 'spread', of: value }
}

function tagExpression(l: Lowering, name: ts.JsxTagNameExpression): Expr {
  const { ts } = l
  if (name.kind === ts.SyntaxKind.JsxNamespacedName) return { k: 'lit', value: namespaced(name as ts.JsxNamespacedName) }
  if (ts.isIdentifier(name) && /^[a-z]|-/.test(name.text)) return { k: 'lit', value: name.text }
  return lowerExpression(l, name)
}

/** Compilers before 5.1 have neither this node nor a predicate for it. */
function namespaced(name: ts.JsxNamespacedName): string {
  return `${name.namespace.text}:${name.name.text}`
}

function attribute(l: Lowering, node: ts.JsxAttributeLike): ObjectProperty {
  const { ts } = l
  if (ts.isJsxSpreadAttribute(node)) return { name: undefined, value: lowerExpression(l, node.expression), kind: 'spread' }
  const name = ts.isIdentifier(node.name) ? node.name.text : namespaced(node.name)
  return { name, value: node.initializer === undefined ? { k: 'lit', value: true } : lowerExpression(l, node.initializer, under(noHint, name)), kind: 'value' }
}

function childrenOf(l: Lowering, nodes: readonly ts.JsxChild[]): readonly Expr[] {
  const { ts } = l
  const children: Expr[] = []
  for (const node of nodes) {
    if (ts.isJsxText(node) || (ts.isJsxExpression(node) && node.expression === undefined)) continue
    children.push(lowerExpression(l, node))
  }
  return children
}
