// Expressions. What does not change a value (parentheses, `!`) vanishes; what nothing asks about keeps only its parts.

import type ts from 'typescript'
import type { Expr, ObjectProperty, Pattern } from '../facts.ts'
import { type Hint, type LowerExpression, type Lowering, lowerExpression, lowerType, lowerTypes, noteCallee, noteMember, spanOf } from './lowering.ts'
import { lowerClassExpression } from './classes.ts'
import { exportsAssignment } from './commonjs.ts'
import { assignedHint, lowerArguments, lowerArrow, lowerFunction, lowerFunctionExpression } from './functions.ts'
import { jsxElement, jsxExpression, jsxFragment } from './jsx.ts'
import { literalKey, propertyKey, under } from './names.ts'
import { assignmentPattern } from './patterns.ts'
import { noteAssignment } from './assignments.ts'
import { mention } from './scope.ts'

const undefinedValue: Expr = { k: 'id', name: 'undefined', fn: -1 }

/** One handler for each kind of expression. */
export function expressionTable(compiler: typeof ts): readonly (LowerExpression | undefined)[] {
  const K = compiler.SyntaxKind
  const table: (LowerExpression | undefined)[] = []
  const on = <N extends ts.Node>(kind: ts.SyntaxKind, lower: (l: Lowering, node: N, hint: Hint) => Expr) => {
    table[kind] = lower as LowerExpression
  }
  const constant = (kind: ts.SyntaxKind, value: Expr) => {
    table[kind] = () => value
  }
  const through = (kind: ts.SyntaxKind) => on<ts.ParenthesizedExpression>(kind, (l, node, hint) => lowerExpression(l, node.expression, hint))

  on<ts.Identifier>(K.Identifier, (l, node) => mention(l, node.text))
  on<ts.PrivateIdentifier>(K.PrivateIdentifier, (_, node) => ({ k: 'lit', value: node.text }))
  on<ts.StringLiteral>(K.StringLiteral, (_, node) => ({ k: 'lit', value: node.text }))
  on<ts.StringLiteral>(K.NoSubstitutionTemplateLiteral, (_, node) => ({ k: 'lit', value: node.text }))
  on<ts.NumericLiteral>(K.NumericLiteral, (_, node) => numeric(Number(node.text)))
  // A literal is the same as a construction, to whoever asks for its flags.
  on<ts.RegularExpressionLiteral>(K.RegularExpressionLiteral, (l, node) => {
    const end = node.text.lastIndexOf('/')
    return { k: 'new', callee: { k: 'id', name: 'RegExp', fn: -1 }, args: [{ k: 'lit', value: node.text.slice(1, end) }, { k: 'lit', value: node.text.slice(end + 1) }], types: [], span: spanOf(l, node) }
  })
  on<ts.BigIntLiteral>(K.BigIntLiteral, (_, node) => ({ k: 'lit', value: node.text.replace(/n$/, ''), big: true }))
  constant(K.TrueKeyword, { k: 'lit', value: true })
  constant(K.FalseKeyword, { k: 'lit', value: false })
  constant(K.NullKeyword, { k: 'lit', value: null })
  constant(K.ThisKeyword, { k: 'this' })
  constant(K.SuperKeyword, { k: 'super' })
  constant(K.OmittedExpression, undefinedValue)
  through(K.ParenthesizedExpression)
  through(K.NonNullExpression)
  through(K.ExpressionWithTypeArguments)
  on<ts.AsExpression>(K.AsExpression, assertion)
  on<ts.TypeAssertion>(K.TypeAssertionExpression, assertion)
  on<ts.SatisfiesExpression>(K.SatisfiesExpression, (l, node, hint) => ({ ...assertion(l, node, hint), keep: true }))
  on<ts.PropertyAccessExpression>(K.PropertyAccessExpression, (l, node, hint) => {
    const made = member(l, node, hint)
    noteMember(l, made)
    return made
  })
  on<ts.ElementAccessExpression>(K.ElementAccessExpression, element)
  on<ts.CallExpression>(K.CallExpression, call)
  on<ts.NewExpression>(K.NewExpression, (l, node, hint) => {
    const callee = lowerExpression(l, node.expression)
    noteCallee(l, callee)
    return { k: 'new', callee, args: lowerArguments(l, node.expression, node.arguments ?? [], hint), types: lowerTypes(l, node.typeArguments), span: spanOf(l, node) }
  })
  on<ts.TaggedTemplateExpression>(K.TaggedTemplateExpression, (l, node, hint) => ({
    k: 'tag', callee: lowerExpression(l, node.tag, hint), ...template(l, node.template), span: spanOf(l, node),
  }))
  on<ts.TemplateExpression>(K.TemplateExpression, (l, node) => ({ k: 'tpl', ...template(l, node) }))
  on<ts.FunctionExpression>(K.FunctionExpression, lowerFunctionExpression)
  on<ts.ArrowFunction>(K.ArrowFunction, lowerArrow)
  on<ts.ClassExpression>(K.ClassExpression, lowerClassExpression)
  on<ts.ObjectLiteralExpression>(K.ObjectLiteralExpression, (l, node, hint) => ({ k: 'obj', props: node.properties.map((one) => property(l, one, hint)) }))
  on<ts.ArrayLiteralExpression>(K.ArrayLiteralExpression, (l, node, hint) => ({ k: 'arr', items: node.elements.map((one) => lowerExpression(l, one, hint)) }))
  on<ts.SpreadElement>(K.SpreadElement, (l, node) => ({ k: 'spread', of: lowerExpression(l, node.expression) }))
  on<ts.ConditionalExpression>(K.ConditionalExpression, (l, node, hint) => ({
    k: 'cond', test: lowerExpression(l, node.condition), then: lowerExpression(l, node.whenTrue, hint), else: lowerExpression(l, node.whenFalse, hint),
  }))
  on<ts.BinaryExpression>(K.BinaryExpression, binary)
  on<ts.PrefixUnaryExpression>(K.PrefixUnaryExpression, unary)
  on<ts.PostfixUnaryExpression>(K.PostfixUnaryExpression, unary)
  const operator = (kind: ts.SyntaxKind, op: string) => on<ts.TypeOfExpression>(kind, (l, node) => ({ k: 'un', op, of: lowerExpression(l, node.expression) }))
  operator(K.TypeOfExpression, 'typeof')
  // A name behind `void` is not read.
  on<ts.VoidExpression>(K.VoidExpression, (l, node) => l.ts.isIdentifier(node.expression) ? { k: 'id', name: 'undefined', fn: -1 } : { k: 'un', op: 'void', of: lowerExpression(l, node.expression) })
  operator(K.DeleteExpression, 'delete')
  on<ts.AwaitExpression>(K.AwaitExpression, (l, node, hint) => ({ k: 'await', of: lowerExpression(l, node.expression, hint) }))
  on<ts.YieldExpression>(K.YieldExpression, (l, node) => {
    const each = node.asteriskToken !== undefined
    return node.expression === undefined ? { k: 'yield', each } : { k: 'yield', of: lowerExpression(l, node.expression), each }
  })
  on<ts.JsxElement>(K.JsxElement, jsxElement)
  on<ts.JsxSelfClosingElement>(K.JsxSelfClosingElement, jsxElement)
  on<ts.JsxFragment>(K.JsxFragment, jsxFragment)
  on<ts.JsxExpression>(K.JsxExpression, jsxExpression)
  return table
}

/** Members on the way to another are not noted, unless a function is taken there (`create.bind(…)`). */
function member(l: Lowering, node: ts.PropertyAccessExpression, hint: Hint): Expr & { readonly k: 'mem' } {
  const name = node.name.text
  const isTaken = name === 'bind' || name === 'call' || name === 'apply'
  const of = !isTaken && l.ts.isPropertyAccessExpression(node.expression) ? member(l, node.expression, hint) : lowerExpression(l, node.expression, hint)
  const span = spanOf(l, node)
  return node.questionDotToken === undefined ? { k: 'mem', of, name, span } : { k: 'mem', of, name, optional: true, span }
}

function assertion(l: Lowering, node: ts.AsExpression | ts.TypeAssertion | ts.SatisfiesExpression, hint: Hint): Expr & { readonly k: 'as' } {
  const type = lowerType(l, node.type)
  l.mentions.types.push(type)
  return { k: 'as', of: lowerExpression(l, node.expression, hint), type }
}

/** JSON has no infinity. */
function numeric(value: number): Expr {
  return Number.isFinite(value) ? { k: 'lit', value } : { k: 'id', name: 'Infinity', fn: -1 }
}

function element(l: Lowering, node: ts.ElementAccessExpression, hint: Hint): Expr {
  const of = lowerExpression(l, node.expression, hint)
  const name = literalKey(l, node.argumentExpression)
  if (name === undefined) return { k: 'idx', of, index: lowerExpression(l, node.argumentExpression) }
  const made: Expr & { readonly k: 'mem' } = node.questionDotToken === undefined ? { k: 'mem', of, name } : { k: 'mem', of, name, optional: true }
  noteMember(l, made)
  return made
}

function call(l: Lowering, node: ts.CallExpression, hint: Hint): Expr {
  const { ts } = l
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const module = node.arguments[0]
    return { k: 'import', module: noteModule(l, module) }
  }
  const callee = lowerExpression(l, node.expression, hint)
  noteCallee(l, callee)
  if (callee.k === 'id' && callee.fn < 0 && callee.name === 'require') noteModule(l, node.arguments[0])
  const args = lowerArguments(l, node.expression, node.arguments, hint)
  const made = { k: 'call', callee, args, types: lowerTypes(l, node.typeArguments), span: spanOf(l, node) } as const
  return node.questionDotToken === undefined ? made : { ...made, optional: true }
}

function noteModule(l: Lowering, module: ts.Expression | undefined): string | undefined {
  if (module === undefined || !l.ts.isStringLiteralLike(module)) return undefined
  l.mentions.modules.add(module.text)
  return module.text
}

function template(l: Lowering, node: ts.TemplateLiteral): { readonly parts: readonly Expr[]; readonly text: readonly string[] } {
  if (!l.ts.isTemplateExpression(node)) return { parts: [], text: [node.text] }
  return { parts: node.templateSpans.map((one) => lowerExpression(l, one.expression)), text: [node.head.text, ...node.templateSpans.map((one) => one.literal.text)] }
}

function property(l: Lowering, node: ts.ObjectLiteralElementLike, hint: Hint): ObjectProperty {
  const { ts } = l
  if (ts.isSpreadAssignment(node)) return { name: undefined, value: lowerExpression(l, node.expression), kind: 'spread' }
  if (ts.isShorthandPropertyAssignment(node)) return { name: node.name.text, value: mention(l, node.name.text), kind: 'value' }
  const name = propertyKey(l, node.name)
  const named = name === undefined && ts.isComputedPropertyName(node.name) ? { name, key: lowerExpression(l, node.name.expression) } : { name }
  const inner = under(hint, name)
  if (ts.isPropertyAssignment(node)) return { ...named, value: lowerExpression(l, node.initializer, inner), kind: 'value' }
  if (ts.isMethodDeclaration(node)) return { ...named, value: { k: 'fn', fn: lowerFunction(l, node, { kind: 'method', hint: inner }) }, kind: 'value' }
  const kind = ts.isGetAccessorDeclaration(node) ? 'getter' : 'setter'
  return { ...named, value: { k: 'fn', fn: lowerFunction(l, node, { kind, hint: inner }) }, kind }
}

/** Left-nested operators are walked in a loop: generated code concatenates thousands of strings. */
function binary(l: Lowering, node: ts.BinaryExpression, hint: Hint): Expr {
  const { ts } = l
  const K = ts.SyntaxKind
  const chain: ts.BinaryExpression[] = []
  let leftmost: ts.Expression = node
  while (ts.isBinaryExpression(leftmost) && !isAssignment(l, leftmost.operatorToken.kind)) {
    chain.push(leftmost)
    leftmost = leftmost.left
  }
  let value = chain.length === 0 ? assignment(l, node) : lowerExpression(l, leftmost, hint)
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    const { operatorToken: { kind }, right: rightNode } = chain[at]!
    const right = lowerExpression(l, rightNode, hint)
    if (kind === K.CommaToken) value = { k: 'seq', items: value.k === 'seq' ? [...value.items, right] : [value, right] }
    else if (kind === K.AmpersandAmpersandToken) value = { k: 'logic', op: '&&', left: value, right }
    else if (kind === K.BarBarToken) value = { k: 'logic', op: '||', left: value, right }
    else if (kind === K.QuestionQuestionToken) value = { k: 'logic', op: '??', left: value, right }
    else value = { k: 'bin', op: l.tables.operators[kind] ?? '', left: value, right }
  }
  return value
}

function isAssignment(l: Lowering, kind: ts.SyntaxKind): boolean {
  return kind >= l.ts.SyntaxKind.FirstAssignment && kind <= l.ts.SyntaxKind.LastAssignment
}

function assignment(l: Lowering, node: ts.BinaryExpression): Expr {
  const op = l.tables.operators[node.operatorToken.kind] ?? '='
  const target = assignmentPattern(l, node.left)
  const value = lowerExpression(l, node.right, assignedHint(l, node.left))
  noteAssignment(l, target, op, value)
  exportsAssignment(l, target, value)
  return { k: 'set', target, op, value }
}

function unary(l: Lowering, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Expr {
  const K = l.ts.SyntaxKind
  const op = l.tables.operators[node.operator] ?? ''
  if (node.operator !== K.PlusPlusToken && node.operator !== K.MinusMinusToken) return { k: 'un', op, of: lowerExpression(l, node.operand) }
  const target: Pattern = assignmentPattern(l, node.operand)
  noteAssignment(l, target, op, { k: 'other', parts: [] })
  return { k: 'set', target, op }
}

