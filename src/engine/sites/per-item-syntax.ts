// Where functions stand inside objects that frameworks are given: maps of resolvers, options of calls.

import type { PerItem } from '../../model/framework.ts'
import type { CallExpr, Expr, FileFacts, FunctionFacts, ObjectProperty, Stmt } from '../facts.ts'
import { nodesIn } from '../resolve/code.ts'
import { nameAt } from './shape.ts'

type MapEntry = PerItem & { readonly where: 'map' }
type ArgumentEntry = PerItem & { readonly where: 'argument' }
type ObjectExpr = Expr & { readonly k: 'obj' }

interface DeclaredMap {
  readonly object: ObjectExpr
  /** The type whose fields it resolves; undefined where its keys are the types. */
  readonly type: string | undefined
}

/** Objects of the module body that are maps of resolvers by their type or, with the keys of root types among theirs, by their name. */
export function declaredMaps(facts: FileFacts, entry: MapEntry): readonly DeclaredMap[] {
  return facts.functions[0]!.body.flatMap((stmt): readonly DeclaredMap[] => {
    if (stmt.k !== 'var' || stmt.target.k !== 'name' || stmt.value === undefined) return []
    const object = objectOf(stmt.value)
    if (object === undefined) return []
    const type = stmt.type?.k === 'ref' ? stmt.type.name.split('.').at(-1)! : assertedType(stmt.value)
    const matched = type === undefined ? undefined : entry.types.exec(type)
    if (matched !== null && matched !== undefined) {
      const of = matched[1] ?? ''
      if (entry.roots.includes(of)) return []
      return [{ object, type: of === '' ? undefined : of }]
    }
    const isNamed = type === undefined && entry.names?.test(stmt.target.name) === true && object.props.some((prop) => prop.name !== undefined && entry.roots.includes(prop.name))
    return isNamed ? [{ object, type: undefined }] : []
  })
}

export function mapFunctions(facts: FileFacts, entry: MapEntry, map: DeclaredMap): readonly { readonly fn: FunctionFacts; readonly type: string }[] {
  if (map.type !== undefined) return fieldsOf(facts, map.object).map((fn) => ({ fn, type: map.type! }))
  return map.object.props.flatMap((prop) => {
    const inner = objectOf(prop.value)
    if (prop.name === undefined || inner === undefined || entry.roots.includes(prop.name)) return []
    return fieldsOf(facts, inner).map((fn) => ({ fn, type: prop.name! }))
  })
}

/** Functions of fields: given directly, or as `{ resolve }`. Names with `__` are the framework's own. */
function fieldsOf(facts: FileFacts, object: ObjectExpr): readonly FunctionFacts[] {
  return object.props.flatMap((prop) => {
    if (prop.name === undefined || prop.name.startsWith('__')) return []
    const inner = objectOf(prop.value)?.props.find((one) => one.name === 'resolve')
    return functionOf(facts, inner?.value ?? prop.value) ?? []
  })
}

export interface ArgumentFunction {
  readonly entry: ArgumentEntry
  readonly fn: FunctionFacts
  readonly type: string | undefined
  readonly item: number
}

/** Functions among the arguments of calls that a table names, with the type that the call is about. */
export function argumentFunctions(facts: FileFacts, entries: readonly { readonly entry: ArgumentEntry; readonly matches: (module: string, name: string) => boolean }[], namesOf: (callee: Expr) => readonly { readonly module: string; readonly name: string }[]): readonly ArgumentFunction[] {
  const last = lastNames(entries)
  if (![...last].some((name) => Object.hasOwn(facts.mentions.names, name))) return []
  const found: ArgumentFunction[] = []
  for (const { body } of facts.functions) for (const node of nodesIn(body, 'call')) {
    const written = nameAt(node.callee)
    if (!last.has(written)) continue
    const names = namesOf(node.callee)
    for (const { entry, matches } of entries) {
      const isByName = entry.byName === true && entry.callees.includes(written)
      if (!isByName && !names.some(({ module, name }) => matches(module, name))) continue
      const type = typeOf(node) ?? typeOfReceiver(facts, node)
      if (type !== undefined && entry.roots?.includes(type) === true) continue
      const argument = node.args[entry.argument]
      if (argument !== undefined) for (const { fn, givenTo } of along(facts, argument, entry.path)) found.push({ entry, fn, type, item: entry.items?.[givenTo ?? ''] ?? entry.item })
    }
  }
  return found
}

const lastNamesOf = new WeakMap<object, ReadonlySet<string>>()

/** How calls of a table end: `fieldAsync` of `t.fieldAsync`. */
function lastNames(entries: readonly { readonly entry: ArgumentEntry }[]): ReadonlySet<string> {
  const known = lastNamesOf.get(entries)
  if (known !== undefined) return known
  const names = new Set(entries.flatMap(({ entry }) => entry.callees.map((name) => name.split('.').at(-1)!)))
  lastNamesOf.set(entries, names)
  return names
}

/** The type that `builder.objectType('User', …)` or `objectType({ name: 'User' })` is about. */
function typeOf(call: CallExpr): string | undefined {
  const [first] = call.args
  if (first?.k === 'lit' && typeof first.value === 'string') return first.value
  const name = first === undefined ? undefined : objectOf(first)?.props.find((prop) => prop.name === 'name' || prop.name === 'type')?.value
  return name?.k === 'lit' && typeof name.value === 'string' ? name.value : undefined
}

/** The same of `builder.objectRef('User').implement(…)`, and of a constant that holds the reference. */
function typeOfReceiver(facts: FileFacts, { callee }: CallExpr): string | undefined {
  if (callee.k !== 'mem') return undefined
  if (callee.of.k === 'call') return typeOf(callee.of)
  const { of } = callee
  const made = of.k !== 'id' || of.fn !== 0 ? undefined : facts.functions[0]!.body.find((stmt) => stmt.k === 'var' && stmt.constant && stmt.target.k === 'name' && stmt.target.name === of.name)
  return made?.k === 'var' && made.value?.k === 'call' ? typeOf(made.value) : undefined
}

/** The functions at the end of a table's path into an expression, and by what name the last call on the way is called. */
export function along(facts: FileFacts, expr: Expr, path: readonly string[], givenTo?: string): readonly { readonly fn: FunctionFacts; readonly givenTo: string | undefined }[] {
  const [step, ...rest] = path
  if (step === undefined) return (functionOf(facts, expr) ?? []).map((fn) => ({ fn, givenTo }))
  if (step === '()') return returnedBy(facts, expr).flatMap((one) => along(facts, one, rest, givenTo))
  if (step === '{}') return callsIn(facts, expr).flatMap((call) => along(facts, call, rest, givenTo))
  const object = objectOf(expr)
  if (object === undefined) return []
  const props: readonly ObjectProperty[] = step === '*' ? object.props : object.props.filter((prop) => prop.name === step)
  return props.flatMap((prop) => along(facts, prop.value, rest, expr.k === 'call' ? nameAt(expr.callee) : givenTo))
}

function returnedBy(facts: FileFacts, expr: Expr): readonly Expr[] {
  return functionOf(facts, expr)?.flatMap((fn) => fn.body.flatMap((stmt) => stmt.k === 'return' && stmt.value !== undefined ? [stmt.value] : [])) ?? []
}

/** Calls that stand as statements in a function's body. */
function callsIn(facts: FileFacts, expr: Expr): readonly Expr[] {
  return functionOf(facts, expr)?.flatMap((fn) => fn.body.flatMap((stmt: Stmt) => stmt.k === 'expr' && stmt.value.k === 'call' ? [stmt.value] : [])) ?? []
}

/** An object literal, bare, asserted, or the last argument of a call (`t.field({ … })`). */
function objectOf(expr: Expr): ObjectExpr | undefined {
  if (expr.k === 'obj') return expr
  if (expr.k === 'as') return objectOf(expr.of)
  const last = expr.k === 'call' ? expr.args.at(-1) : undefined
  return last?.k === 'obj' ? last : undefined
}

function assertedType(expr: Expr): string | undefined {
  return expr.k === 'as' && expr.type.k === 'ref' ? expr.type.name.split('.').at(-1) : undefined
}

/** Whether a wrapper, by its name, gives one answer for several parents, or keeps it. */
export function givesOneAnswer(name: string): boolean {
  return /batch|load|cache|memo/i.test(name)
}

/** A function, and one that a call wraps: `authenticated(async (post, args, context) => …)`, `combineResolvers(isAuthenticated, postsOf)`. */
function functionOf(facts: FileFacts, expr: Expr): readonly FunctionFacts[] | undefined {
  if (expr.k === 'call') {
    const last = expr.args.at(-1)
    return last === undefined || givesOneAnswer(nameAt(expr.callee)) ? undefined : functionOf(facts, last)
  }
  const id = expr.k === 'fn' ? expr.fn : expr.k === 'id' && expr.fn === 0 ? facts.functions[0]!.locals[expr.name]?.fn : undefined
  const fn = id === undefined ? undefined : facts.functions[id]
  return fn === undefined ? undefined : [fn]
}
