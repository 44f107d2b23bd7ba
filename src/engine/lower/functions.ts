// Functions of every kind. Parameters and the body's own names share one scope, since neither may redeclare the other's; a function
// expression's own name stands in a scope around it, so that anything inside may shadow it.

import type ts from 'typescript'
import type { DecoratorFacts, Expr, FunctionKind, ParamFacts, Stmt } from '../facts.ts'
import { declareLexical, declareVars } from './declarations.ts'
import { type Frame, type Hint, type Lowering, hasModifier, lowerExpression, lowerStatement, lowerType, noHint, nothing, qualify, spanOf, typeParameterNames } from './lowering.ts'
import { calleeName, calleePath } from './names.ts'
import { bindingPattern } from './patterns.ts'
import { bind, boundNames, declare, openScope } from './scope.ts'

interface Opening {
  readonly kind: FunctionKind
  readonly hint: Hint
  readonly class?: number
  readonly self?: number
}

/** A new frame inside the current one; not yet entered. */
export function openFrame(l: Lowering, node: ts.Node, opening: Opening): Frame {
  const signature = node as Partial<ts.FunctionExpression>
  const frame: Frame = {
    id: l.frames.length,
    kind: opening.kind,
    name: opening.hint.name,
    qualified: qualify(l, opening.hint.path === '' ? 'function' : opening.hint.path),
    span: spanOf(l, node),
    async: opening.kind !== 'fields' && hasModifier(signature, l.ts.SyntaxKind.AsyncKeyword),
    generator: signature.asteriskToken !== undefined,
    parent: l.frame.id,
    class: opening.class,
    self: opening.self,
    typeParameters: opening.kind === 'fields' ? nothing : typeParameterNames(signature.typeParameters),
    receiver: undefined,
    params: nothing,
    returns: undefined,
    body: nothing,
    hoisted: [],
    locals: new Map(),
    uses: new Map(),
  }
  l.frames.push(frame)
  return frame
}

/** Runs `inside` with `frame` as the current function. */
export function within(l: Lowering, frame: Frame, inside: () => void): void {
  const { frame: outerFrame, scope, within: outerName } = l
  l.frame = frame
  l.scope = openScope(l, frame)
  l.within = frame.qualified
  inside()
  l.frame = outerFrame
  l.scope = scope
  l.within = outerName
}

/** Lowers a function with its body and returns its id. */
export function lowerFunction(l: Lowering, node: ts.FunctionLikeDeclaration, opening: Opening): number {
  const { ts } = l
  const frame = openFrame(l, node, opening)
  const decorators = node.parameters.map((one) => decoratorsOf(l, one))
  within(l, frame, () => {
    if (ts.isFunctionExpression(node) && node.name !== undefined) {
      bind(frame.locals.get(declare(l.scope, node.name.text))!, frame.id)
      l.scope = openScope(l, frame)
    }
    const block = node.body !== undefined && ts.isBlock(node.body) ? node.body : undefined
    for (const one of node.parameters) boundNames(l, one.name, (name) => {
      frame.locals.get(declare(l.scope, name))!.bound = true
    })
    if (block !== undefined) {
      declareVars(l, l.scope, block.statements)
      declareLexical(l, l.scope, block.statements)
    }
    frame.params = lowerParams(l, node.parameters, decorators)
    if (node.type !== undefined) frame.returns = lowerType(l, node.type)
    if (block !== undefined) frame.body = lowerBody(l, block.statements)
    else if (node.body !== undefined) frame.body = [{ k: 'return', value: lowerExpression(l, node.body) }]
  })
  return frame.id
}

/** Statements whose names are declared already. */
export function lowerBody(l: Lowering, statements: readonly ts.Node[]): readonly Stmt[] {
  const out: Stmt[] = []
  for (const one of statements) lowerStatement(l, one, out)
  return out
}

function lowerParams(l: Lowering, nodes: readonly ts.ParameterDeclaration[], decorators: readonly (readonly DecoratorFacts[])[]): readonly ParamFacts[] {
  const { ts } = l
  const params: ParamFacts[] = []
  nodes.forEach((node, index) => {
    if (ts.isIdentifier(node.name) && node.name.text === 'this') {
      if (node.type !== undefined) l.frame.receiver = lowerType(l, node.type)
      return
    }
    const pattern = bindingPattern(l, node.name)
    const type = node.type === undefined ? undefined : lowerType(l, node.type)
    if (pattern.k === 'name' && type !== undefined) l.frame.locals.get(pattern.name)!.type = type
    params.push({
      pattern,
      ...(type === undefined ? {} : { type }),
      ...(node.initializer === undefined ? {} : { default: lowerExpression(l, node.initializer) }),
      optional: node.questionToken !== undefined || node.initializer !== undefined,
      rest: node.dotDotDotToken !== undefined,
      property: isParameterProperty(l, node),
      decorators: decorators[index] ?? nothing,
    })
  })
  return params
}

function isParameterProperty(l: Lowering, node: ts.ParameterDeclaration): boolean {
  const K = l.ts.SyntaxKind
  return node.modifiers !== undefined && node.modifiers.some(({ kind }) => kind === K.PrivateKeyword || kind === K.PublicKeyword || kind === K.ProtectedKeyword || kind === K.ReadonlyKeyword || kind === K.OverrideKeyword)
}

/** Decorators are evaluated outside of what they decorate. */
export function decoratorsOf(l: Lowering, node: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }): readonly DecoratorFacts[] {
  const { ts } = l
  if (node.modifiers === undefined) return nothing
  const decorators: DecoratorFacts[] = []
  for (const one of node.modifiers) {
    if (!ts.isDecorator(one)) continue
    const { expression } = one
    if (!ts.isCallExpression(expression)) decorators.push({ callee: lowerExpression(l, expression), arguments: [] })
    else decorators.push({ callee: lowerExpression(l, expression.expression), arguments: lowerArguments(l, expression.expression, expression.arguments, noHint) })
  }
  return decorators
}

/**
 * Arguments of a call. A function among them is called after the callee; in the module body, where calls build routers and the
 * like, also after what the call's result is bound to, so that names do not depend on the number of functions before.
 */
export function lowerArguments(l: Lowering, callee: ts.Expression, nodes: readonly ts.Expression[], hint: Hint): readonly Expr[] {
  const { ts } = l
  if (nodes.length === 0) return nothing
  const outer = l.frame.id === 0 ? hint.path : ''
  return nodes.map((node) => {
    const inner = unwrapped(l, node)
    if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) return lowerExpression(l, node, outer === '' ? noHint : { name: '', path: outer })
    const name = `${calleeName(l, callee)}#callback`
    return lowerExpression(l, node, { name: '', path: outer === '' ? name : `${outer}.${name}` })
  })
}

function unwrapped(l: Lowering, node: ts.Expression): ts.Expression {
  const { ts } = l
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(l, node.expression) : node
}

export function lowerFunctionExpression(l: Lowering, node: ts.FunctionExpression, hint: Hint): Expr {
  const own = node.name === undefined ? hint : { name: node.name.text, path: hint.path === '' || hint.path.endsWith('#callback') ? node.name.text : hint.path }
  return { k: 'fn', fn: lowerFunction(l, node, { kind: 'function', hint: own }) }
}

export function lowerArrow(l: Lowering, node: ts.ArrowFunction, hint: Hint): Expr {
  const { self } = l.frame
  return { k: 'fn', fn: lowerFunction(l, node, { kind: 'arrow', hint, ...(self === undefined ? {} : { self }) }) }
}

/** What a function is called that is assigned to `target`. */
export function assignedHint(l: Lowering, target: ts.Expression): Hint {
  const path = calleePath(l, target).replace(/^(this|module\.exports|exports)\.(?=.)/, '')
  return { name: path.slice(path.lastIndexOf('.') + 1), path }
}
