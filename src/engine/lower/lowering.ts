// The state of one file's lowering and the three ways into a node: `lowerExpression`, `lowerStatements`, `lowerType`. They go through tables indexed
// by kind and built per compiler, since enum numbers differ between compilers and a `switch` over run-time values is a chain of comparisons.

import type ts from 'typescript'
import type { Span } from '../../model/place.ts'
import type { AdditionFacts, ClassFacts, Expr, ExportFacts, FunctionKind, FunctionFacts, ImportFacts, ParamFacts, Stmt, TypeFacts, TypeRef } from '../facts.ts'

export type Compiler = typeof ts

/** What an expression will be called: `name` where it is bound directly, `path` for the qualified name of functions in it. */
export interface Hint {
  readonly name: string
  readonly path: string
}

export const noHint: Hint = { name: '', path: '' }

export interface Local {
  fn: number | undefined
  /** Has a value already: another declaration with a value is an assignment. */
  bound: boolean
  reassigned: boolean
  /** Assigned by a function inside. */
  inside: boolean
  /** Code says its name, beyond where it is declared. */
  mentioned: boolean
  type: TypeRef | undefined
}

/** A function while it is lowered. */
export interface Frame {
  readonly id: number
  readonly kind: FunctionKind
  readonly name: string
  readonly qualified: string
  readonly span: Span
  readonly async: boolean
  readonly generator: boolean
  readonly parent: number
  readonly class: number | undefined
  /** Class whose instance `this` is here. */
  readonly self: number | undefined
  readonly typeParameters: readonly string[]
  params: readonly ParamFacts[]
  receiver: TypeRef | undefined
  returns: TypeRef | undefined
  body: readonly Stmt[]
  readonly hoisted: FunctionFacts['hoisted'][number][]
  readonly locals: Map<string, Local>
  /** Names of other functions (never the module body) that are mentioned here, by `fn:name`. */
  readonly uses: Map<string, { readonly fn: number; readonly name: string }>
}

export interface Scope {
  readonly frame: Frame
  /** Name in the source to name in the frame. */
  readonly names: Map<string, string>
  readonly outer: Scope | undefined
}

export type Writable<T> = { -readonly [K in keyof T]: T[K] }

export interface Lowering {
  readonly ts: Compiler
  readonly source: ts.SourceFile
  readonly tables: Tables
  readonly frames: Frame[]
  readonly classes: (ClassFacts | undefined)[]
  readonly classAssignments: ClassFacts['assignments'][number][][]
  readonly imports: ImportFacts[]
  readonly exports: ExportFacts[]
  /** Exports by modifier so far: overloads and merged declarations are one. */
  readonly exported: Set<string>
  readonly types: TypeFacts[]
  readonly additions: AdditionFacts[]
  readonly assignments: { readonly name: string; readonly value: Expr; readonly fn: number }[]
  readonly qualifiedNames: Map<string, number>
  readonly mentions: Mentions
  /** Block functions are visible in the whole function (scripts that are not strict). */
  readonly sloppy: boolean
  frame: Frame
  scope: Scope
  /** Qualified name of what encloses the node, empty in the module body. */
  within: string
  /** Namespace around the node, `A.B`. */
  namespace: string
  /** The module to whose types the node adds something, `global` for those that have none. */
  ambient: string | undefined
}

/** The file's `MentionFacts` while it is lowered. */
export interface Mentions {
  readonly names: Record<string, string[]>
  readonly modules: Set<string>
  readonly types: TypeRef[]
}

export type LowerExpression = (l: Lowering, node: ts.Node, hint: Hint) => Expr
export type LowerStatement = (l: Lowering, node: ts.Node, out: Stmt[]) => void
export type LowerType = (l: Lowering, node: ts.Node) => TypeRef

export interface Tables {
  readonly expressions: readonly (LowerExpression | undefined)[]
  readonly statements: readonly (LowerStatement | undefined)[]
  readonly types: readonly (LowerType | undefined)[]
  /** Text of operator tokens. */
  readonly operators: readonly (string | undefined)[]
}

/** Most lists are empty; one array serves them all. */
export const nothing: readonly never[] = []

const otherExpression: Expr = { k: 'other', parts: [] }
const otherType: TypeRef = { k: 'other' }

export function lowerExpression(l: Lowering, node: ts.Node, hint: Hint = noHint): Expr {
  const lower = l.tables.expressions[node.kind]
  return lower === undefined ? otherExpression : lower(l, node, hint)
}

export function lowerStatement(l: Lowering, node: ts.Node, out: Stmt[]): void {
  l.tables.statements[node.kind]?.(l, node, out)
}

export function lowerType(l: Lowering, node: ts.Node): TypeRef {
  const lower = l.tables.types[node.kind]
  return lower === undefined ? otherType : lower(l, node)
}

export function lowerTypes(l: Lowering, nodes: readonly ts.Node[] | undefined): readonly TypeRef[] {
  return nodes === undefined ? nothing : nodes.map((node) => lowerType(l, node))
}

export function typeParameterNames(nodes: readonly ts.TypeParameterDeclaration[] | undefined): readonly string[] {
  return nodes === undefined ? nothing : nodes.map((node) => node.name.text)
}

export function spanOf(l: Lowering, node: ts.Node): Span {
  return { start: node.getStart(l.source), end: node.end }
}

export function hasModifier(node: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }, kind: ts.SyntaxKind): boolean {
  return node.modifiers !== undefined && node.modifiers.some((one) => one.kind === kind)
}

/** Members are noted where they are read. */
export function noteCallee(l: Lowering, callee: Expr): void {
  if (callee.k === 'id') noteName(l, callee.name, '')
  else if (callee.k === 'idx') noteName(l, '[]', '')
}

export function noteMember(l: Lowering, { of, name }: Expr & { readonly k: 'mem' }): void {
  noteName(l, name, lastName(of))
}

export function noteName(l: Lowering, name: string, of: string): void {
  const known = l.mentions.names[name]
  if (known === undefined) l.mentions.names[name] = [of]
  else if (!known.includes(of)) known.push(of)
}

function lastName(expr: Expr): string {
  if (expr.k === 'as' || expr.k === 'await') return lastName(expr.of)
  if (expr.k === 'id') return expr.name.replace(/\$\d+$/, '')
  return expr.k === 'mem' ? expr.name : ''
}

/** A record keyed by names from source code: without a prototype no name is there by accident, and V8 makes no shape for each. */
export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>
}

/** The qualified name of something called `path` here; the second of that name gets `#2`. */
export function qualify(l: Lowering, path: string): string {
  const base = l.within === '' ? path : `${l.within}.${path}`
  const count = (l.qualifiedNames.get(base) ?? 0) + 1
  l.qualifiedNames.set(base, count)
  if (count === 1) return base
  const numbered = `${base}#${count}`
  if (l.qualifiedNames.has(numbered)) return qualify(l, path)
  l.qualifiedNames.set(numbered, 1)
  return numbered
}
