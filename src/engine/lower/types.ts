// Type annotations as TypeRefs. Names are not resolved here (a type may come from anywhere); what depends on other types to be
// known at all (mapped, conditional, `keyof`) is `other`. A mention in `typeof x` is no use of `x`: it captures nothing.

import type ts from 'typescript'
import type { Expr, TypeRef } from '../facts.ts'
import { type Lowering, type LowerType, emptyRecord, lowerType, lowerTypes, noteName } from './lowering.ts'
import { memberName } from './names.ts'
import { findDeclaration } from './scope.ts'

/** One handler for each kind of type node. */
export function typeTable(compiler: typeof ts): readonly (LowerType | undefined)[] {
  const K = compiler.SyntaxKind
  const table: (LowerType | undefined)[] = []
  const on = <N extends ts.Node>(kind: ts.SyntaxKind, lower: (l: Lowering, node: N) => TypeRef) => {
    table[kind] = lower as LowerType
  }
  const keyword = (kind: ts.SyntaxKind, name: string) => {
    const type: TypeRef = { k: 'keyword', name }
    table[kind] = () => type
  }
  keyword(K.AnyKeyword, 'any')
  keyword(K.UnknownKeyword, 'unknown')
  keyword(K.StringKeyword, 'string')
  keyword(K.NumberKeyword, 'number')
  keyword(K.BooleanKeyword, 'boolean')
  keyword(K.BigIntKeyword, 'bigint')
  keyword(K.SymbolKeyword, 'symbol')
  keyword(K.ObjectKeyword, 'object')
  keyword(K.VoidKeyword, 'void')
  keyword(K.UndefinedKeyword, 'undefined')
  keyword(K.NeverKeyword, 'never')
  keyword(K.ThisType, 'this')
  keyword(K.TemplateLiteralType, 'string')
  on<ts.TypePredicateNode>(K.TypePredicate, (_, node) => ({ k: 'keyword', name: node.assertsModifier === undefined ? 'boolean' : 'void' }))
  on<ts.TypeReferenceNode>(K.TypeReference, (l, node) => {
    if (l.ts.isQualifiedName(node.typeName)) noteName(l, node.typeName.right.text, '')
    return { k: 'ref', name: dotted(l, node.typeName), args: lowerTypes(l, node.typeArguments) }
  })
  on<ts.ExpressionWithTypeArguments>(K.ExpressionWithTypeArguments, heritageType)
  on<ts.ImportTypeNode>(K.ImportType, importType)
  on<ts.TypeLiteralNode>(K.TypeLiteral, (l, node) => objectType(l, node.members))
  on<ts.ArrayTypeNode>(K.ArrayType, (l, node) => ({ k: 'array', of: lowerType(l, node.elementType) }))
  on<ts.TupleTypeNode>(K.TupleType, tupleType)
  on<ts.NamedTupleMember>(K.NamedTupleMember, (l, node) => lowerType(l, node.type))
  on<ts.OptionalTypeNode>(K.OptionalType, (l, node) => lowerType(l, node.type))
  on<ts.UnionTypeNode>(K.UnionType, (l, node) => ({ k: 'union', of: lowerTypes(l, node.types) }))
  on<ts.IntersectionTypeNode>(K.IntersectionType, (l, node) => ({ k: 'intersection', of: lowerTypes(l, node.types) }))
  on<ts.ParenthesizedTypeNode>(K.ParenthesizedType, (l, node) => lowerType(l, node.type))
  on<ts.FunctionTypeNode>(K.FunctionType, functionType)
  on<ts.ConstructorTypeNode>(K.ConstructorType, functionType)
  on<ts.TypeQueryNode>(K.TypeQuery, (l, node) => ({ k: 'typeof', value: entityExpression(l, node.exprName) }))
  on<ts.IndexedAccessTypeNode>(K.IndexedAccessType, (l, node) => ({ k: 'index', of: lowerType(l, node.objectType), key: lowerType(l, node.indexType) }))
  on<ts.TypeOperatorNode>(K.TypeOperator, (l, node) => {
    if (node.operator === K.ReadonlyKeyword) return lowerType(l, node.type)
    return node.operator === K.UniqueKeyword ? { k: 'keyword', name: 'symbol' } : { k: 'other' }
  })
  on<ts.LiteralTypeNode>(K.LiteralType, literalType)
  return table
}

/** `A.B.C` as one text. */
export function dotted(l: Lowering, name: ts.EntityName): string {
  return l.ts.isIdentifier(name) ? name.text : `${dotted(l, name.left)}.${name.right.text}`
}

/** An object type; with nothing but a call or construct signature a function type, with nothing but an index signature a `Record`. */
export function objectType(l: Lowering, nodes: readonly ts.TypeElement[]): TypeRef {
  const { ts } = l
  const members = emptyRecord<TypeRef>()
  let count = 0
  let call: TypeRef | undefined
  let index: TypeRef | undefined
  for (const node of nodes) {
    if (ts.isCallSignatureDeclaration(node) || ts.isConstructSignatureDeclaration(node)) call ??= functionType(l, node)
    else if (ts.isIndexSignatureDeclaration(node)) index ??= recordType(l, node)
    else {
      const type = elementType(l, node)
      const name = node.name === undefined ? undefined : memberName(l, node.name)
      if (type === undefined || name === undefined || Object.hasOwn(members, name)) continue
      members[name] = type
      count += 1
    }
  }
  if (count === 0 && call !== undefined) return call
  return count === 0 && index !== undefined ? index : { k: 'object', members }
}

function elementType(l: Lowering, node: ts.TypeElement): TypeRef | undefined {
  const { ts } = l
  if (ts.isPropertySignature(node)) return node.type === undefined ? { k: 'keyword', name: 'any' } : lowerType(l, node.type)
  if (ts.isMethodSignature(node)) return functionType(l, node)
  if (ts.isGetAccessorDeclaration(node)) return node.type === undefined ? { k: 'other' } : lowerType(l, node.type)
  return undefined
}

function recordType(l: Lowering, node: ts.IndexSignatureDeclaration): TypeRef {
  const key = node.parameters[0]?.type
  return { k: 'ref', name: 'Record', args: [key === undefined ? { k: 'other' } : lowerType(l, key), lowerType(l, node.type)] }
}

/** The type of a signature. */
export function functionType(l: Lowering, node: ts.SignatureDeclarationBase): TypeRef {
  const params: TypeRef[] = []
  for (const one of node.parameters) {
    if (l.ts.isParameter(one) && l.ts.isIdentifier(one.name) && one.name.text === 'this') continue
    params.push(one.type === undefined ? { k: 'keyword', name: 'any' } : lowerType(l, one.type))
  }
  return { k: 'function', params, returns: node.type === undefined ? { k: 'other' } : lowerType(l, node.type) }
}

/** With a rest element the positions are open: an array of everything. */
function tupleType(l: Lowering, node: ts.TupleTypeNode): TypeRef {
  const { ts } = l
  const isRest = (one: ts.Node) => ts.isRestTypeNode(one) || (ts.isNamedTupleMember(one) && one.dotDotDotToken !== undefined)
  if (!node.elements.some(isRest)) return { k: 'tuple', of: lowerTypes(l, node.elements) }
  const of = node.elements.map((one): TypeRef => {
    if (!isRest(one)) return lowerType(l, one)
    const type = lowerType(l, (one as ts.RestTypeNode | ts.NamedTupleMember).type)
    return type.k === 'array' ? type.of : type.k === 'ref' && type.args.length === 1 ? type.args[0]! : { k: 'other' }
  })
  return { k: 'array', of: of.length === 1 ? of[0]! : { k: 'union', of } }
}

function literalType(l: Lowering, node: ts.LiteralTypeNode): TypeRef {
  const { ts } = l
  const { literal } = node
  if (ts.isStringLiteralLike(literal)) return { k: 'literal', value: literal.text }
  if (ts.isNumericLiteral(literal)) return { k: 'literal', value: Number(literal.text) }
  if (ts.isPrefixUnaryExpression(literal) && ts.isNumericLiteral(literal.operand)) {
    return { k: 'literal', value: literal.operator === ts.SyntaxKind.MinusToken ? -Number(literal.operand.text) : Number(literal.operand.text) }
  }
  if (literal.kind === ts.SyntaxKind.NullKeyword) return { k: 'literal', value: null }
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { k: 'literal', value: true }
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return { k: 'literal', value: false }
  return { k: 'other' }
}

function importType(l: Lowering, node: ts.ImportTypeNode): TypeRef {
  const { ts } = l
  const { argument } = node
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return { k: 'other' }
  const module = argument.literal.text
  const name = node.qualifier === undefined ? undefined : dotted(l, node.qualifier)
  const namespace: Expr = { k: 'await', of: { k: 'import', module } }
  const type: TypeRef = node.isTypeOf
    ? { k: 'typeof', value: name?.split('.').reduce<Expr>((of, part) => ({ k: 'mem', of, name: part }), namespace) ?? namespace }
    : { k: 'import', module, name: name ?? '*', args: lowerTypes(l, node.typeArguments) }
  l.mentions.types.push(type)
  return type
}

/** `extends A.B<C>`, `implements D`. */
function heritageType(l: Lowering, node: ts.ExpressionWithTypeArguments): TypeRef {
  const name = dottedExpression(l, node.expression)
  return name === undefined ? { k: 'other' } : { k: 'ref', name, args: lowerTypes(l, node.typeArguments) }
}

function dottedExpression(l: Lowering, node: ts.Expression): string | undefined {
  if (l.ts.isIdentifier(node)) return node.text
  if (!l.ts.isPropertyAccessExpression(node)) return undefined
  const left = dottedExpression(l, node.expression)
  return left === undefined ? undefined : `${left}.${node.name.text}`
}

function entityExpression(l: Lowering, name: ts.EntityName | ts.ImportTypeNode): Expr {
  const { ts } = l
  if (ts.isImportTypeNode(name)) return { k: 'other', parts: [] }
  if (ts.isQualifiedName(name)) return { k: 'mem', of: entityExpression(l, name.left), name: name.right.text }
  if (name.text === 'this') return { k: 'this' }
  const found = findDeclaration(l.scope, name.text)
  return found === undefined ? { k: 'id', name: name.text, fn: -1 } : { k: 'id', name: found.name, fn: found.frame.id }
}
