// Interfaces, aliases, enums and namespaces. An enum and a namespace are objects at run time, so that besides their types they leave
// a variable with an object literal; a namespace's own statements count to the function around it.

import type ts from 'typescript'
import type { Expr, ObjectProperty, Stmt, TypeFacts, TypeRef } from '../facts.ts'
import { declareLexical, declareVars, hasValues, isExported } from './declarations.ts'
import { lowerBody } from './functions.ts'
import { type Lowering, emptyRecord, lowerType, lowerTypes, typeParameterNames } from './lowering.ts'
import { lowerImport, noteExported } from './modules.ts'
import { memberName } from './names.ts'
import { bind, boundNames, declare, mention, openScope } from './scope.ts'
import { objectType } from './types.ts'

/** Inside a namespace a type has two names: its own, and with the namespace before it. */
function addType(l: Lowering, type: TypeFacts): void {
  if (l.ambient !== undefined) {
    l.additions.push({ ...type, name: l.namespace === '' ? type.name : `${l.namespace}.${type.name}`, module: l.ambient })
    return
  }
  l.types.push(type)
  if (l.namespace !== '') l.types.push({ ...type, name: `${l.namespace}.${type.name}` })
}

export function lowerInterface(l: Lowering, node: ts.InterfaceDeclaration): void {
  addType(l, {
    name: node.name.text,
    kind: 'interface',
    typeParameters: typeParameterNames(node.typeParameters),
    type: objectType(l, node.members),
    extends: node.heritageClauses === undefined ? [] : node.heritageClauses.flatMap((one) => lowerTypes(l, one.types)),
  })
  noteExported(l, node, node.name.text)
}

export function lowerTypeAlias(l: Lowering, node: ts.TypeAliasDeclaration): void {
  addType(l, { name: node.name.text, kind: 'alias', typeParameters: typeParameterNames(node.typeParameters), type: lowerType(l, node.type), extends: [] })
  noteExported(l, node, node.name.text)
}

export function lowerEnum(l: Lowering, node: ts.EnumDeclaration, out: Stmt[]): void {
  const members = emptyRecord<TypeRef>()
  const props: ObjectProperty[] = []
  let next: number | undefined = 0
  for (const member of node.members) {
    const name = memberName(l, member.name)
    const value: string | number | undefined = member.initializer === undefined ? next : enumValue(l, member.initializer)
    next = typeof value === 'number' ? value + 1 : undefined
    members[name] = value === undefined ? { k: 'other' } : { k: 'literal', value }
    props.push({ name, value: value === undefined ? { k: 'other', parts: [] } : { k: 'lit', value }, kind: 'value' })
  }
  addType(l, { name: node.name.text, kind: 'enum', typeParameters: [], type: { k: 'object', members }, extends: [] })
  const name = declare(l.scope, node.name.text)
  bind(l.frame.locals.get(name)!, undefined)
  out.push({ k: 'var', target: { k: 'name', name }, value: { k: 'obj', props }, constant: true })
  noteExported(l, node, node.name.text)
}

function enumValue(l: Lowering, node: ts.Expression): string | number | undefined {
  const { ts } = l
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isParenthesizedExpression(node)) return enumValue(l, node.expression)
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand)) return -Number(node.operand.text)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.LessThanLessThanToken) return undefined
  const left = enumValue(l, node.left)
  const right = enumValue(l, node.right)
  return typeof left === 'number' && typeof right === 'number' ? left << right : undefined
}

export function lowerNamespace(l: Lowering, node: ts.ModuleDeclaration, out: Stmt[]): void {
  const { ts } = l
  if (!ts.isIdentifier(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) {
    if (node.body !== undefined && ts.isModuleBlock(node.body)) addedTypes(l, ts.isIdentifier(node.name) ? 'global' : node.name.text, node.body.statements)
    return
  }
  const outerScope = l.scope
  const { within, namespace } = l
  l.scope = openScope(l)
  l.within = within === '' ? node.name.text : `${within}.${node.name.text}`
  l.namespace = namespace === '' ? node.name.text : `${namespace}.${node.name.text}`
  const props = node.body === undefined ? [] : namespaceBody(l, node.body, out)
  l.scope = outerScope
  l.within = within
  l.namespace = namespace
  if (hasValues(l, node)) bindNamespace(l, node.name.text, props, out)
  noteExported(l, node, node.name.text)
}

/** A namespace that adds to a function, class or enum leaves that one alone. */
function bindNamespace(l: Lowering, text: string, props: readonly ObjectProperty[], out: Stmt[]): void {
  const name = declare(l.scope, text)
  const local = l.frame.locals.get(name)!
  if (local.bound) return
  bind(local, undefined)
  out.push({ k: 'var', target: { k: 'name', name }, value: { k: 'obj', props }, constant: true })
}

function namespaceBody(l: Lowering, body: ts.ModuleBody | ts.JSDocNamespaceBody, out: Stmt[]): readonly ObjectProperty[] {
  const { ts } = l
  if (ts.isModuleDeclaration(body)) {
    declareLexical(l, l.scope, [body])
    lowerNamespace(l, body, out)
    return hasValues(l, body) ? [{ name: body.name.text, value: mention(l, body.name.text), kind: 'value' }] : []
  }
  if (!ts.isModuleBlock(body)) return []
  declareVars(l, l.scope, body.statements)
  declareLexical(l, l.scope, body.statements)
  out.push(...lowerBody(l, body.statements))
  const exported = new Map<string, Expr>()
  for (const one of body.statements) for (const name of exportedNames(l, one)) exported.set(name, mention(l, name))
  return [...exported].map(([name, value]) => ({ name, value, kind: 'value' }))
}

function exportedNames(l: Lowering, node: ts.Statement): readonly string[] {
  const { ts } = l
  if (ts.isVariableStatement(node)) {
    const names: string[] = []
    if (isExported(l, node)) for (const one of node.declarationList.declarations) boundNames(l, one.name, (name) => names.push(name))
    return names
  }
  const isValue = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || (ts.isModuleDeclaration(node) && hasValues(l, node))
  return isValue && isExported(l, node) && node.name !== undefined ? [node.name.text] : []
}

/** `declare global` and `declare module 'x'`: what they declare lives elsewhere, only their types are kept. */
function addedTypes(l: Lowering, module: string, statements: readonly ts.Statement[]): void {
  const { namespace, ambient } = l
  l.namespace = ''
  l.ambient = module
  ambientTypes(l, statements)
  l.namespace = namespace
  l.ambient = ambient
}

function ambientTypes(l: Lowering, statements: readonly ts.Statement[]): void {
  const { ts } = l
  const { namespace } = l
  for (const one of statements) {
    if (ts.isInterfaceDeclaration(one)) lowerInterface(l, one)
    else if (ts.isTypeAliasDeclaration(one)) lowerTypeAlias(l, one)
    else if (ts.isImportDeclaration(one)) lowerImport(l, one)
    else if (ts.isModuleDeclaration(one) && one.body !== undefined && ts.isModuleBlock(one.body)) {
      l.namespace = namespace === '' ? one.name.text : `${namespace}.${one.name.text}`
      ambientTypes(l, one.body.statements)
      l.namespace = namespace
    }
  }
}
