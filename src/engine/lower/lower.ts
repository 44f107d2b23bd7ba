// Syntax to facts, the only step that sees compiler nodes. The compiler is handed in and must be the one that parsed the file; the checker
// is never asked and `node.parent` never read, so that a bare parse of one text is enough.

import type ts from 'typescript'
import type { FileFacts, FunctionFacts, LocalFacts } from '../facts.ts'
import { capturesOf } from './captures.ts'
import { declareLexical, declareVars } from './declarations.ts'
import { expressionTable } from './expressions.ts'
import { lowerBody } from './functions.ts'
import { type Compiler, type Frame, type Lowering, type Tables, emptyRecord } from './lowering.ts'
import { statementTable } from './statements.ts'
import { typeTable } from './types.ts'

const tablesOf = new WeakMap<Compiler, Tables>()

export function lowerFile(compiler: typeof ts, source: ts.SourceFile): FileFacts {
  const module = moduleFrame(source)
  const l: Lowering = {
    ts: compiler,
    source,
    tables: tables(compiler),
    frames: [module],
    classes: [],
    classAssignments: [],
    imports: [],
    exports: [],
    exported: new Set(),
    types: [],
    additions: [],
    assignments: [],
    qualifiedNames: new Map([[module.qualified, 1]]),
    mentions: { names: emptyRecord(), modules: new Set(), types: [] },
    sloppy: isSloppy(compiler, source),
    frame: module,
    scope: { frame: module, names: new Map(), outer: undefined },
    within: '',
    namespace: '',
    ambient: undefined,
  }
  declareVars(l, l.scope, source.statements)
  declareLexical(l, l.scope, source.statements)
  module.body = lowerBody(l, source.statements)
  const captures = capturesOf(l.frames)
  return {
    file: source.fileName.replaceAll('\\', '/'),
    functions: l.frames.map((frame, id) => functionFacts(frame, captures[id]!)),
    classes: l.classes.filter((one) => one !== undefined),
    imports: l.imports,
    exports: l.exports,
    types: l.types,
    additions: l.additions,
    mentions: { ...l.mentions, modules: [...l.mentions.modules] },
    assignments: l.assignments,
    errors: syntaxErrors(compiler, source),
  }
}

function tables(compiler: Compiler): Tables {
  const known = tablesOf.get(compiler)
  if (known !== undefined) return known
  const operators: (string | undefined)[] = []
  const K = compiler.SyntaxKind
  for (let kind: ts.SyntaxKind = K.FirstPunctuation; kind <= K.LastPunctuation; kind += 1) operators[kind] = compiler.tokenToString(kind)
  operators[K.InKeyword] = 'in'
  operators[K.InstanceOfKeyword] = 'instanceof'
  const made: Tables = { expressions: expressionTable(compiler), statements: statementTable(compiler), types: typeTable(compiler), operators }
  tablesOf.set(compiler, made)
  return made
}

function moduleFrame(source: ts.SourceFile): Frame {
  return {
    id: 0,
    kind: 'module',
    name: '',
    qualified: '<module>',
    span: { start: 0, end: source.end },
    async: false,
    generator: false,
    parent: -1,
    class: undefined,
    self: undefined,
    typeParameters: [],
    params: [],
    receiver: undefined,
    returns: undefined,
    body: [],
    hoisted: [],
    locals: new Map(),
    uses: new Map(),
  }
}

/** JavaScript without imports and exports: functions in blocks are visible outside of them. */
function isSloppy(compiler: Compiler, source: ts.SourceFile): boolean {
  if (!/\.c?jsx?$/.test(source.fileName)) return false
  return !source.statements.some((one) => compiler.isImportDeclaration(one) || compiler.isExportDeclaration(one) || compiler.isExportAssignment(one) || (compiler.canHaveModifiers(one) && one.modifiers !== undefined))
}

const plain: LocalFacts = { reassigned: false }
const unread: LocalFacts = { reassigned: false, unread: true }
const assigned: LocalFacts = { reassigned: true }
const assignedInside: LocalFacts = { reassigned: true, inside: true }

function functionFacts(frame: Frame, captures: FunctionFacts['captures']): FunctionFacts {
  const locals = emptyRecord<LocalFacts>()
  for (const [name, { fn, reassigned, inside, mentioned, type }] of frame.locals) {
    const one = fn === undefined || reassigned ? settled(frame, reassigned, inside, mentioned) : { fn, reassigned }
    locals[name] = type === undefined ? one : { ...one, type }
  }
  return {
    id: frame.id,
    kind: frame.kind,
    name: frame.name,
    qualified: frame.qualified,
    span: frame.span,
    async: frame.async,
    generator: frame.generator,
    parent: frame.parent,
    ...(frame.class === undefined ? {} : { class: frame.class }),
    typeParameters: frame.typeParameters,
    ...(frame.receiver === undefined ? {} : { receiver: frame.receiver }),
    params: frame.params,
    ...(frame.returns === undefined ? {} : { returns: frame.returns }),
    body: frame.body,
    hoisted: frame.hoisted,
    locals,
    captures,
  }
}

/** A variable that is no function; those of a module may be read from elsewhere. */
function settled({ id }: Frame, reassigned: boolean, inside: boolean, mentioned: boolean): LocalFacts {
  if (inside) return assignedInside
  return reassigned ? assigned : mentioned || id === 0 ? plain : unread
}

/** `parseDiagnostics` is there on every parsed file but not in the compiler's public types. */
function syntaxErrors(compiler: Compiler, source: ts.SourceFile): FileFacts['errors'] {
  const { parseDiagnostics } = source as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }
  if (!Array.isArray(parseDiagnostics)) return []
  return (parseDiagnostics as readonly ts.DiagnosticWithLocation[]).map((one) => ({
    message: compiler.flattenDiagnosticMessageText(one.messageText, ' '),
    span: { start: one.start, end: one.start + one.length },
  }))
}
