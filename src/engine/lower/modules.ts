// Imports and exports. `export default <expression>` and `export = <expression>` are also statements of the module body, as they run there.

import type ts from 'typescript'
import type { Expr, Stmt } from '../facts.ts'
import { type Lowering, hasModifier, lowerExpression } from './lowering.ts'
import { bind, declare, findDeclaration } from './scope.ts'

/** The export that the modifiers of a declaration say; `value` is for a default export without a name. */
export function noteExported(l: Lowering, node: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }, name: string | undefined, value?: Expr): void {
  const K = l.ts.SyntaxKind
  if (l.namespace !== '' || l.ambient !== undefined || l.frame.id !== 0 || node.modifiers === undefined || !hasModifier(node, K.ExportKeyword)) return
  const exported = hasModifier(node, K.DefaultKeyword) ? 'default' : name
  if (exported === undefined || l.exported.has(exported)) return
  l.exported.add(exported)
  if (name !== undefined) l.exports.push({ name: exported, local: localName(l, name) })
  else if (value !== undefined) l.exports.push({ name: exported, value })
}

function localName(l: Lowering, name: string): string {
  return findDeclaration(l.scope, name)?.name ?? name
}

function textOf(node: ts.ModuleExportName): string {
  return node.text
}

export function lowerImport(l: Lowering, node: ts.ImportDeclaration): void {
  const clause = node.importClause
  if (clause === undefined || !l.ts.isStringLiteral(node.moduleSpecifier)) return
  const module = node.moduleSpecifier.text
  const add = (text: string, name: string, typeOnly: boolean) => l.imports.push({ local: importedName(l, text), module, name, typeOnly })
  if (clause.name !== undefined) add(clause.name.text, 'default', clause.isTypeOnly)
  const bindings = clause.namedBindings
  if (bindings === undefined) return
  if (l.ts.isNamespaceImport(bindings)) add(bindings.name.text, '*', clause.isTypeOnly)
  else for (const one of bindings.elements) add(one.name.text, textOf(one.propertyName ?? one.name), clause.isTypeOnly || one.isTypeOnly)
}

function importedName(l: Lowering, text: string): string {
  const name = declare(l.scope, text)
  const local = l.frame.locals.get(name)!
  local.bound = true
  return name
}

export function lowerImportEquals(l: Lowering, node: ts.ImportEqualsDeclaration, out: Stmt[]): void {
  const { ts } = l
  const { moduleReference: reference } = node
  if (ts.isExternalModuleReference(reference)) {
    if (ts.isStringLiteralLike(reference.expression)) l.imports.push({ local: importedName(l, node.name.text), module: reference.expression.text, name: '=', typeOnly: node.isTypeOnly })
  } else {
    const name = declare(l.scope, node.name.text)
    bind(l.frame.locals.get(name)!, undefined)
    out.push({ k: 'var', target: { k: 'name', name }, value: entity(l, reference), constant: true })
  }
  noteExported(l, node, node.name.text)
}

function entity(l: Lowering, name: ts.EntityName): Expr {
  return l.ts.isIdentifier(name) ? lowerExpression(l, name) : { k: 'mem', of: entity(l, name.left), name: name.right.text }
}

export function lowerExportDeclaration(l: Lowering, node: ts.ExportDeclaration): void {
  const { ts } = l
  if (l.namespace !== '') return
  const module = node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined
  const clause = node.exportClause
  if (clause === undefined) {
    if (module !== undefined) l.exports.push({ name: '*', from: { module, name: '*' } })
    return
  }
  if (ts.isNamespaceExport(clause)) {
    if (module !== undefined) l.exports.push({ name: textOf(clause.name), from: { module, name: '*' } })
    return
  }
  for (const one of clause.elements) {
    const source = textOf(one.propertyName ?? one.name)
    const name = textOf(one.name)
    l.exports.push(module === undefined ? { name, local: localName(l, source) } : { name, from: { module, name: source } })
  }
}

export function lowerExportAssignment(l: Lowering, node: ts.ExportAssignment, out: Stmt[]): void {
  const name = node.isExportEquals === true ? '=' : 'default'
  const value = lowerExpression(l, node.expression, { name: '', path: 'default' })
  out.push({ k: 'expr', value })
  const local = value.k === 'id' && value.fn <= 0 ? { local: value.name } : {}
  l.exports.push({ name, value, ...local })
}
