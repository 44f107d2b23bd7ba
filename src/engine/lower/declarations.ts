// The pass before lowering a scope: declares all of its names, so that uses before a declaration find it. `var` is looked for in nested
// statements (never in expressions, which cannot hold one outside of functions); everything else belongs to the block it stands in.

import type ts from 'typescript'
import type { Lowering, Scope } from './lowering.ts'
import { hasModifier } from './lowering.ts'
import { boundNames, declare } from './scope.ts'

/** `var` of these statements, at any depth. */
export function declareVars(l: Lowering, scope: Scope, statements: readonly ts.Node[]): void {
  for (const statement of statements) declareVarsIn(l, scope, statement)
}

function declareVarsIn(l: Lowering, scope: Scope, node: ts.Node | undefined): void {
  if (node === undefined) return
  const { ts } = l
  const K = ts.SyntaxKind
  const kind = node.kind
  if (kind === K.ExpressionStatement || kind === K.ReturnStatement) return
  if (kind === K.VariableStatement) return declareVarList(l, scope, (node as ts.VariableStatement).declarationList)
  if (ts.isBlock(node)) return declareVars(l, scope, node.statements)
  if (ts.isIfStatement(node)) {
    declareVarsIn(l, scope, node.thenStatement)
    return declareVarsIn(l, scope, node.elseStatement)
  }
  if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    if (node.initializer !== undefined && ts.isVariableDeclarationList(node.initializer)) declareVarList(l, scope, node.initializer)
    return declareVarsIn(l, scope, node.statement)
  }
  if (ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isLabeledStatement(node) || ts.isWithStatement(node)) return declareVarsIn(l, scope, node.statement)
  if (ts.isTryStatement(node)) {
    declareVars(l, scope, node.tryBlock.statements)
    if (node.catchClause !== undefined) declareVars(l, scope, node.catchClause.block.statements)
    return declareVarsIn(l, scope, node.finallyBlock)
  }
  if (ts.isSwitchStatement(node)) for (const clause of node.caseBlock.clauses) declareVars(l, scope, clause.statements)
}

function declareVarList(l: Lowering, scope: Scope, list: ts.VariableDeclarationList): void {
  if ((list.flags & l.ts.NodeFlags.BlockScoped) === 0) declareList(l, scope, list)
}

function declareList(l: Lowering, scope: Scope, list: ts.VariableDeclarationList): void {
  for (const one of list.declarations) boundNames(l, one.name, (name) => declare(scope, name))
}

/** The names of a loop's header. */
export function declareLexicalList(l: Lowering, scope: Scope, list: ts.VariableDeclarationList): void {
  if ((list.flags & l.ts.NodeFlags.BlockScoped) !== 0) declareList(l, scope, list)
}

/** What a block's own statements declare. */
export function declareLexical(l: Lowering, scope: Scope, statements: readonly ts.Node[]): void {
  const { ts } = l
  const K = ts.SyntaxKind
  for (const node of statements) {
    switch (node.kind) {
      case K.ExpressionStatement: case K.ReturnStatement: case K.IfStatement: break
      case K.VariableStatement: declareLexicalList(l, scope, (node as ts.VariableStatement).declarationList); break
      case K.FunctionDeclaration: {
        const { name } = node as ts.FunctionDeclaration
        if (name !== undefined) declareFunction(l, scope, name.text)
        break
      }
      case K.ClassDeclaration: case K.EnumDeclaration: {
        const { name } = node as ts.ClassDeclaration | ts.EnumDeclaration
        if (name !== undefined) declare(scope, name.text)
        break
      }
      case K.ModuleDeclaration: if (hasValues(l, node as ts.ModuleDeclaration)) declare(scope, (node as ts.ModuleDeclaration).name.text); break
      case K.ImportEqualsDeclaration: declare(scope, (node as ts.ImportEqualsDeclaration).name.text); break
      case K.ImportDeclaration: declareImports(l, scope, node as ts.ImportDeclaration); break
    }
  }
}

function declareFunction(l: Lowering, scope: Scope, name: string): void {
  const unique = declare(scope, name)
  if (!l.sloppy) return
  for (let at: Scope | undefined = scope.outer; at !== undefined && at.frame === scope.frame; at = at.outer) if (!at.names.has(name)) at.names.set(name, unique)
}

function declareImports(l: Lowering, scope: Scope, node: ts.ImportDeclaration): void {
  const clause = node.importClause
  if (clause === undefined) return
  if (clause.name !== undefined) declare(scope, clause.name.text)
  const bindings = clause.namedBindings
  if (bindings === undefined) return
  if (l.ts.isNamespaceImport(bindings)) declare(scope, bindings.name.text)
  else for (const one of bindings.elements) declare(scope, one.name.text)
}

/** A namespace that exists at run time: `declare global`, `declare module 'x'` and those of types only do not. */
export function hasValues(l: Lowering, node: ts.ModuleDeclaration): boolean {
  const { ts } = l
  if (!ts.isIdentifier(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0 || node.body === undefined) return false
  if (ts.isModuleDeclaration(node.body)) return hasValues(l, node.body)
  if (!ts.isModuleBlock(node.body)) return false
  return node.body.statements.some((one) => {
    if (ts.isModuleDeclaration(one)) return hasValues(l, one)
    return ts.isVariableStatement(one) || ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one) || ts.isEnumDeclaration(one) || ts.isExpressionStatement(one)
  })
}

export function isExported(l: Lowering, node: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }): boolean {
  return hasModifier(node, l.ts.SyntaxKind.ExportKeyword)
}
