// Classes. Members' functions belong to the function that declares the class; field initialisers and static blocks stand in a
// synthetic function, so that what they mention has a frame although no code calls it by name.

import type ts from 'typescript'
import type { ClassFacts, Expr, MemberFacts, Stmt } from '../facts.ts'
import { declareLexical, declareVars } from './declarations.ts'
import { decoratorsOf, lowerBody, lowerFunction, openFrame, within } from './functions.ts'
import { type Frame, type Hint, type Lowering, hasModifier, lowerExpression, lowerType, lowerTypes, qualify, spanOf, typeParameterNames } from './lowering.ts'
import { memberName, named } from './names.ts'
import { bind, declare, openScope } from './scope.ts'
import { functionType } from './types.ts'

export function lowerClassDeclaration(l: Lowering, node: ts.ClassDeclaration): { readonly id: number; readonly name: string } {
  const name = node.name === undefined ? '' : declare(l.scope, node.name.text)
  if (name !== '') bind(l.frame.locals.get(name)!, undefined)
  return { id: lowerClass(l, node, name, node.name?.text ?? 'default'), name }
}

/** Its own name is visible inside only; it is unique in the function around it all the same. */
export function lowerClassExpression(l: Lowering, node: ts.ClassExpression, hint: Hint): Expr {
  if (node.name === undefined) return { k: 'class', class: lowerClass(l, node, '', hint.path === '' ? 'class' : hint.path) }
  const outer = l.scope
  l.scope = openScope(l)
  const id = lowerClass(l, node, declare(l.scope, node.name.text), hint.path === '' ? node.name.text : hint.path)
  l.scope = outer
  return { k: 'class', class: id }
}

interface Building {
  readonly id: number
  readonly fields: Frame
  readonly members: MemberFacts[]
  readonly statics: Stmt[]
  constructorFn: number | undefined
}

function lowerClass(l: Lowering, node: ts.ClassLikeDeclaration, name: string, path: string): number {
  const id = l.classes.length
  l.classes.push(undefined)
  l.classAssignments.push([])
  const decorators = decoratorsOf(l, node)
  const heritage = lowerHeritage(l, node)
  const outer = l.within
  l.within = qualify(l, path)
  const fields = openFrame(l, node, { kind: 'fields', hint: { name: '', path: '<fields>' }, class: id, self: id })
  const building: Building = { id, fields, members: [], statics: [], constructorFn: undefined }
  for (const member of node.members) lowerMember(l, member, building)
  fields.body = building.statics
  l.within = outer
  l.classes[id] = {
    id,
    name,
    fn: l.frame.id,
    span: spanOf(l, node),
    abstract: hasModifier(node, l.ts.SyntaxKind.AbstractKeyword),
    ...heritage,
    typeParameters: typeParameterNames(node.typeParameters),
    decorators,
    members: building.members,
    ...(building.constructorFn === undefined ? {} : { constructorFn: building.constructorFn }),
    fieldsFn: fields.id,
    assignments: l.classAssignments[id]!,
  }
  return id
}

function lowerHeritage(l: Lowering, node: ts.ClassLikeDeclaration): Pick<ClassFacts, 'extends' | 'extendsArguments' | 'implements'> {
  const base = node.heritageClauses?.find((one) => one.token === l.ts.SyntaxKind.ExtendsKeyword)?.types[0]
  const contracts = node.heritageClauses?.find((one) => one.token === l.ts.SyntaxKind.ImplementsKeyword)?.types
  return {
    ...(base === undefined ? {} : { extends: lowerExpression(l, base.expression) }),
    extendsArguments: lowerTypes(l, base?.typeArguments),
    implements: lowerTypes(l, contracts),
  }
}

function lowerMember(l: Lowering, node: ts.ClassElement, building: Building): void {
  const { ts } = l
  if (ts.isConstructorDeclaration(node)) return lowerConstructor(l, node, building)
  if (ts.isClassStaticBlockDeclaration(node)) return lowerStaticBlock(l, node, building)
  if (ts.isPropertyDeclaration(node)) return lowerField(l, node, building)
  const kind = ts.isMethodDeclaration(node) ? 'method' : ts.isGetAccessorDeclaration(node) ? 'getter' : ts.isSetAccessorDeclaration(node) ? 'setter' : undefined
  if (kind === undefined) return
  const method = node as ts.MethodDeclaration
  const name = memberName(l, method.name)
  const isStatic = hasModifier(method, ts.SyntaxKind.StaticKeyword)
  const common = { name, kind, static: isStatic, decorators: decoratorsOf(l, method), span: spanOf(l, node) } as const
  if (method.body !== undefined) {
    const type = kind === 'getter' && method.type !== undefined ? { type: lowerType(l, method.type) } : {}
    const fn = lowerFunction(l, method, { kind, hint: named(name), class: building.id, ...(isStatic ? {} : { self: building.id }) })
    const signature = building.members.findIndex((one) => one.name === name && one.kind === kind && one.static === isStatic)
    if (signature >= 0) building.members.splice(signature, 1)
    const isPrivate = kind === 'method' && (ts.isPrivateIdentifier(method.name) || hasModifier(method, ts.SyntaxKind.PrivateKeyword))
    building.members.push({ ...common, ...isPrivate ? { private: true } : {}, ...type, fn })
    return
  }
  if (building.members.some((one) => one.name === name && one.kind === kind && one.static === isStatic)) return
  if (kind === 'method') building.members.push({ ...common, type: functionType(l, method) })
  else building.members.push(method.type === undefined ? common : { ...common, type: lowerType(l, method.type) })
}

function lowerConstructor(l: Lowering, node: ts.ConstructorDeclaration, building: Building): void {
  if (node.body === undefined) return
  const fn = lowerFunction(l, node, { kind: 'constructor', hint: named('constructor'), class: building.id, self: building.id })
  building.constructorFn = fn
  l.frames[fn]!.params.forEach((param, index) => {
    if (!param.property || param.pattern.k !== 'name') return
    building.members.push({
      name: (node.parameters[index]!.name as ts.Identifier).text,
      kind: 'property',
      static: false,
      ...(param.type === undefined ? {} : { type: param.type }),
      param: index,
      decorators: param.decorators,
      span: spanOf(l, node.parameters[index]!),
    })
  })
}

function lowerField(l: Lowering, node: ts.PropertyDeclaration, building: Building): void {
  const name = memberName(l, node.name)
  const decorators = decoratorsOf(l, node)
  const outer = l.within
  let init: Expr | undefined
  within(l, building.fields, () => {
    l.within = outer
    if (node.initializer !== undefined) init = lowerExpression(l, node.initializer, named(name))
  })
  building.members.push({
    name,
    kind: 'property',
    static: hasModifier(node, l.ts.SyntaxKind.StaticKeyword),
    ...(node.type === undefined ? {} : { type: lowerType(l, node.type) }),
    ...(init === undefined ? {} : { init }),
    decorators,
    span: spanOf(l, node),
  })
}

function lowerStaticBlock(l: Lowering, node: ts.ClassStaticBlockDeclaration, building: Building): void {
  within(l, building.fields, () => {
    declareVars(l, l.scope, node.body.statements)
    declareLexical(l, l.scope, node.body.statements)
    building.statics.push(...lowerBody(l, node.body.statements))
  })
}
