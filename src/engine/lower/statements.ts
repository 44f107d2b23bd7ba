// Statements. Each appends to the list it stands in, as one declaration may be several statements and some are none.

import type ts from 'typescript'
import type { Expr, LoopStmt, Pattern, Stmt } from '../facts.ts'
import { noteAssignment } from './assignments.ts'
import { lowerClassDeclaration } from './classes.ts'
import { declareLexical, declareLexicalList } from './declarations.ts'
import { lowerBody, lowerFunction } from './functions.ts'
import { type Lowering, type LowerStatement, lowerExpression, lowerStatement, lowerType, nothing, spanOf } from './lowering.ts'
import { named } from './names.ts'
import { lowerEnum, lowerInterface, lowerNamespace, lowerTypeAlias } from './declared.ts'
import { lowerExportAssignment, lowerExportDeclaration, lowerImport, lowerImportEquals, noteExported } from './modules.ts'
import { assignmentPattern, bindingPattern } from './patterns.ts'
import { bind, boundNames, declare, openScope } from './scope.ts'
import { functionType } from './types.ts'

/** One handler for each kind of statement. */
export function statementTable(compiler: typeof ts): readonly (LowerStatement | undefined)[] {
  const K = compiler.SyntaxKind
  const table: (LowerStatement | undefined)[] = []
  const on = <N extends ts.Node>(kind: ts.SyntaxKind, lower: (l: Lowering, node: N, out: Stmt[]) => void) => {
    table[kind] = lower as LowerStatement
  }
  on<ts.ExpressionStatement>(K.ExpressionStatement, (l, node, out) => out.push({ k: 'expr', value: lowerExpression(l, node.expression) }))
  on<ts.VariableStatement>(K.VariableStatement, (l, node, out) => {
    lowerVariables(l, node.declarationList, out)
    for (const one of node.declarationList.declarations) boundNames(l, one.name, (name) => noteExported(l, node, name))
  })
  on<ts.ReturnStatement>(K.ReturnStatement, (l, node, out) => out.push(node.expression === undefined ? { k: 'return' } : { k: 'return', value: lowerExpression(l, node.expression) }))
  on<ts.ThrowStatement>(K.ThrowStatement, (l, node, out) => out.push({ k: 'throw', value: lowerExpression(l, node.expression) }))
  on<ts.IfStatement>(K.IfStatement, (l, node, out) => out.push({
    k: 'if', test: lowerExpression(l, node.expression), then: nested(l, node.thenStatement), else: node.elseStatement === undefined ? [] : nested(l, node.elseStatement),
  }))
  on<ts.ForOfStatement>(K.ForOfStatement, (l, node, out) => eachLoop(l, node, node.awaitModifier === undefined ? 'of' : 'await', out))
  on<ts.ForInStatement>(K.ForInStatement, (l, node, out) => eachLoop(l, node, 'in', out))
  on<ts.ForStatement>(K.ForStatement, forLoop)
  on<ts.WhileStatement>(K.WhileStatement, (l, node, out) => testLoop(l, node, 'while', out))
  on<ts.DoStatement>(K.DoStatement, (l, node, out) => testLoop(l, node, 'do', out))
  on<ts.TryStatement>(K.TryStatement, tryStatement)
  on<ts.SwitchStatement>(K.SwitchStatement, switchStatement)
  on<ts.BreakStatement>(K.BreakStatement, (_, node, out) => out.push(node.label === undefined ? { k: 'break' } : { k: 'break', label: node.label.text }))
  on<ts.ContinueStatement>(K.ContinueStatement, (_, node, out) => out.push(node.label === undefined ? { k: 'continue' } : { k: 'continue', label: node.label.text }))
  on<ts.Block>(K.Block, (l, node, out) => out.push({ k: 'block', body: nested(l, node) }))
  on<ts.LabeledStatement>(K.LabeledStatement, (l, node, out) => {
    const body = nested(l, node.statement)
    out.push({ k: 'label', name: node.label.text, body: body.length === 1 ? body[0]! : { k: 'block', body } })
  })
  on<ts.WithStatement>(K.WithStatement, (l, node, out) => out.push({ k: 'expr', value: lowerExpression(l, node.expression) }, { k: 'block', body: nested(l, node.statement) }))
  on<ts.FunctionDeclaration>(K.FunctionDeclaration, functionDeclaration)
  on<ts.ClassDeclaration>(K.ClassDeclaration, (l, node, out) => {
    const { id, name } = lowerClassDeclaration(l, node)
    out.push({ k: 'class', class: id, name })
    noteExported(l, node, node.name?.text, { k: 'class', class: id })
  })
  on(K.EnumDeclaration, lowerEnum)
  on(K.InterfaceDeclaration, lowerInterface)
  on(K.TypeAliasDeclaration, lowerTypeAlias)
  on(K.ModuleDeclaration, lowerNamespace)
  on(K.ImportDeclaration, lowerImport)
  on(K.ImportEqualsDeclaration, lowerImportEquals)
  on(K.ExportDeclaration, lowerExportDeclaration)
  on(K.ExportAssignment, lowerExportAssignment)
  return table
}

/** The statements of a block in a scope of its own, or the one statement. */
function nested(l: Lowering, node: ts.Statement): readonly Stmt[] {
  const out: Stmt[] = []
  if (!l.ts.isBlock(node)) {
    lowerStatement(l, node, out)
    return out
  }
  if (node.statements.length === 0) return nothing
  const outer = l.scope
  l.scope = openScope(l)
  declareLexical(l, l.scope, node.statements)
  if (l.scope.names.size === 0) l.scope = outer
  const body = lowerBody(l, node.statements)
  l.scope = outer
  return body
}

function isConstant(l: Lowering, list: ts.VariableDeclarationList): boolean {
  const scoped = list.flags & l.ts.NodeFlags.BlockScoped
  return scoped !== 0 && scoped !== l.ts.NodeFlags.Let
}

function lowerVariables(l: Lowering, list: ts.VariableDeclarationList, out: Stmt[]): void {
  const constant = isConstant(l, list)
  for (const node of list.declarations) {
    const hint = l.ts.isIdentifier(node.name) ? named(node.name.text) : undefined
    const target = bindingPattern(l, node.name)
    const type = node.type === undefined ? undefined : lowerType(l, node.type)
    const value = node.initializer === undefined ? undefined : lowerExpression(l, node.initializer, hint)
    if (target.k === 'name') {
      const local = l.frame.locals.get(target.name)!
      if (value !== undefined) {
        if (local.bound) noteAssignment(l, target, '=', value)
        bind(local, functionOf(value), type)
      } else if (type !== undefined) local.type = type
    } else if (type !== undefined) l.mentions.types.push(type)
    out.push({ k: 'var', target, ...(value === undefined ? {} : { value }), ...(type === undefined ? {} : { type }), constant })
  }
}

function functionOf(value: Expr): number | undefined {
  if (value.k === 'as') return functionOf(value.of)
  return value.k === 'fn' ? value.fn : undefined
}

function functionDeclaration(l: Lowering, node: ts.FunctionDeclaration): void {
  const name = node.name === undefined ? undefined : declare(l.scope, node.name.text)
  const local = name === undefined ? undefined : l.frame.locals.get(name)
  if (node.body === undefined) {
    if (local !== undefined) local.type ??= functionType(l, node)
    noteExported(l, node, node.name?.text)
    return
  }
  const fn = lowerFunction(l, node, { kind: 'function', hint: named(node.name?.text ?? 'default') })
  if (local !== undefined && name !== undefined) {
    if (local.fn === undefined) bind(local, fn)
    else local.fn = fn
    l.frame.hoisted.push({ name, fn })
  }
  noteExported(l, node, node.name?.text, { k: 'fn', fn })
}

function eachLoop(l: Lowering, node: ts.ForOfStatement | ts.ForInStatement, kind: 'of' | 'await' | 'in', out: Stmt[]): void {
  const outer = l.scope
  const over = lowerExpression(l, node.expression)
  l.scope = openScope(l)
  const target = eachTarget(l, node.initializer)
  if (target.assigned) noteAssignment(l, target.pattern, '=', { k: 'other', parts: [over] })
  const body = nested(l, node.statement)
  l.scope = outer
  out.push({ k: 'loop', kind, span: spanOf(l, node), init: [], target: target.pattern, over, body })
}

function eachTarget(l: Lowering, node: ts.ForInitializer): { readonly pattern: Pattern; readonly assigned: boolean } {
  if (!l.ts.isVariableDeclarationList(node)) return { pattern: assignmentPattern(l, node), assigned: true }
  declareLexicalList(l, l.scope, node)
  const declaration = node.declarations[0]
  if (declaration === undefined) return { pattern: { k: 'object', props: [] }, assigned: false }
  const pattern = bindingPattern(l, declaration.name)
  if (pattern.k === 'name') bind(l.frame.locals.get(pattern.name)!, undefined)
  return { pattern, assigned: false }
}

function forLoop(l: Lowering, node: ts.ForStatement, out: Stmt[]): void {
  const outer = l.scope
  l.scope = openScope(l)
  const init: Stmt[] = []
  if (node.initializer !== undefined) {
    if (l.ts.isVariableDeclarationList(node.initializer)) {
      declareLexicalList(l, l.scope, node.initializer)
      lowerVariables(l, node.initializer, init)
    } else init.push({ k: 'expr', value: lowerExpression(l, node.initializer) })
  }
  const loop: LoopStmt = {
    k: 'loop',
    kind: 'for',
    span: spanOf(l, node),
    init,
    ...(node.condition === undefined ? {} : { test: lowerExpression(l, node.condition) }),
    ...(node.incrementor === undefined ? {} : { update: lowerExpression(l, node.incrementor) }),
    body: nested(l, node.statement),
  }
  l.scope = outer
  out.push(loop)
}

function testLoop(l: Lowering, node: ts.WhileStatement | ts.DoStatement, kind: 'while' | 'do', out: Stmt[]): void {
  out.push({ k: 'loop', kind, span: spanOf(l, node), init: [], test: lowerExpression(l, node.expression), body: nested(l, node.statement) })
}

function tryStatement(l: Lowering, node: ts.TryStatement, out: Stmt[]): void {
  const body = nested(l, node.tryBlock)
  const clause = node.catchClause
  const finalizer = node.finallyBlock === undefined ? {} : { finalizer: nested(l, node.finallyBlock) }
  if (clause === undefined) {
    out.push({ k: 'try', body, ...finalizer })
    return
  }
  const outer = l.scope
  l.scope = openScope(l)
  const name = clause.variableDeclaration?.name
  if (name !== undefined) boundNames(l, name, (one) => declare(l.scope, one))
  const param = name === undefined ? {} : { param: bindingPattern(l, name) }
  const handler = nested(l, clause.block)
  l.scope = outer
  out.push({ k: 'try', body, ...param, handler, ...finalizer })
}

function switchStatement(l: Lowering, node: ts.SwitchStatement, out: Stmt[]): void {
  const on = lowerExpression(l, node.expression)
  const outer = l.scope
  l.scope = openScope(l)
  for (const clause of node.caseBlock.clauses) declareLexical(l, l.scope, clause.statements)
  const cases = node.caseBlock.clauses.map((clause) => {
    const test = l.ts.isCaseClause(clause) ? { test: lowerExpression(l, clause.expression) } : {}
    return { ...test, body: lowerBody(l, clause.statements) }
  })
  l.scope = outer
  out.push({ k: 'switch', on, cases })
}
