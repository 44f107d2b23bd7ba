// Values at one place in a function, for whoever asks for them there and for nothing else. Only the statements that their variables come
// from are run: what else the function does may rest on the very answer that is sought.

import { type Value, unknown } from '../../model/value.ts'
import type { Expr, FileFacts, FunctionFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { patternNames, targetsOf, walk } from '../sites/shape.ts'
import { type Frame, capturedKey, valueFrame } from '../summarize/frame.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { bindParameters } from './bindings.ts'
import { isMerge } from './filled-in.ts'

/** Expressions that stand in a function, with its variables as they are before `at` runs, and those of the functions around it. */
export function valuesAt(mind: Mind, facts: FileFacts, fn: FunctionFacts, at: Expr, exprs: readonly Expr[]): readonly Value[] {
  const frame = frameAt(mind, facts, fn, namesIn(facts, fn, exprs), at)
  return exprs.map((one) => withCaptured(mind, facts, fn, mind.evaluate(one, frame)))
}

/** `at` undefined: at the function's end. */
function frameAt(mind: Mind, facts: FileFacts, fn: FunctionFacts, names: ReadonlySet<string>, at: Expr | undefined): Frame {
  const empty = valueFrame(facts, fn)
  const frame: Frame = { ...empty, self: empty.self.kind === 'ref' ? mind.declared(empty.self.origin) ?? empty.self : empty.self }
  bindParameters(mind, fn.params, frame.key, frame.vars)
  const needed = withSources(facts, fn, names)
  if (needed.size > 0) mind.execute(sliceOf(fn.body, needed, at).body, frame)
  // Nobody knows when a function inside assigns it.
  for (const name of needed) if (fn.locals[name]?.inside === true) frame.vars.delete(name)
  return frame
}

function withCaptured(mind: Mind, facts: FileFacts, fn: FunctionFacts, value: Value): Value {
  if (fn.captures.length === 0 || !mentionsSymbols(value)) return value
  const captured = fn.captures.map((one) => [capturedKey(functionKey(facts.file, one.fn), one.name), variable(mind, facts, one.fn, one.name)] as const)
  return mind.substitute(value, { fn: '', args: [], open: true, captured: Object.fromEntries(captured), self: undefined })
}

function variable(mind: Mind, facts: FileFacts, owner: number, name: string): Value {
  const fn = facts.functions[owner]
  if (fn === undefined || fn.locals[name]?.reassigned === true) return unknown
  return withCaptured(mind, facts, fn, frameAt(mind, facts, fn, new Set([name]), undefined).vars.get(name) ?? unknown)
}

/** Variables of a function that expressions in it read, in the functions that they hold too. */
function namesIn(facts: FileFacts, fn: FunctionFacts, exprs: readonly Expr[]): ReadonlySet<string> {
  const names = new Set<string>()
  const inside = (id: number): void => {
    for (const one of facts.functions[id]?.captures ?? []) if (one.fn === fn.id) names.add(one.name)
  }
  for (const expr of exprs) walk(expr, (node) => {
    if (node.k === 'fn') inside(node.fn)
    if (node.k !== 'id' || node.fn !== fn.id) return
    const code = fn.locals[node.name]?.fn
    if (code === undefined) names.add(node.name)
    else inside(code)
  })
  return names
}

/** Those that these come from, too. */
function withSources(facts: FileFacts, fn: FunctionFacts, names: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(names)
  for (let size = 0; size < all.size;) {
    size = all.size
    for (const stmt of giversIn(fn)) {
      const from = givesTo(stmt, all) ? stmt.k === 'loop' ? stmt.over : stmt.value : undefined
      for (const name of from === undefined ? [] : namesIn(facts, fn, [from])) all.add(name)
    }
  }
  return all
}

type Giver = Stmt & { readonly k: 'var' | 'expr' | 'loop' }

const givers = new WeakMap<FunctionFacts, readonly Giver[]>()

/** Statements of a function that give variables their values. */
function giversIn(fn: FunctionFacts): readonly Giver[] {
  let known = givers.get(fn)
  if (known !== undefined) return known
  const found: Giver[] = []
  for (const stmt of fn.body) walk(stmt, (node) => {
    if ((node.k === 'var' || node.k === 'expr' || node.k === 'loop') && givenBy(node).length > 0) found.push(node)
  })
  givers.set(fn, known = found)
  return known
}

/** Whether a statement itself gives one of the variables its value, or a part of it. */
function givesTo(stmt: Stmt, names: ReadonlySet<string>): boolean {
  return givenBy(stmt).some((name) => names.has(name))
}

const given = new WeakMap<Stmt, readonly string[]>()

function givenBy(stmt: Stmt): readonly string[] {
  if (stmt.k === 'var') return patternNames(stmt.target)
  if (stmt.k === 'loop') return stmt.target === undefined ? [] : patternNames(stmt.target)
  if (stmt.k !== 'expr') return []
  const known = given.get(stmt)
  if (known !== undefined) return known
  const names: string[] = []
  walk(stmt.value, (node) => {
    if (node.k === 'set') names.push(...patternNames(node.target), ...targetsOf(node.target).flatMap((one) => one.k === 'mem' && one.of.k === 'id' ? [one.of.name] : []))
    const name = node.k === 'call' ? filled(node) : undefined
    if (name !== undefined) names.push(name)
  })
  given.set(stmt, names)
  return names
}

/** `Object.assign(options, …)`. */
function filled({ callee, args }: Expr & { readonly k: 'call' }): string | undefined {
  const [first] = args
  return isMerge(callee) && first?.k === 'id' ? first.name : undefined
}

interface Slice {
  readonly body: readonly Stmt[]
  /** Whether `at` stands in it: what comes after is no part of it. */
  readonly done: boolean
}

/** The statements before `at` that give variables their values. Conditions are left open: either way may have been gone. */
function sliceOf(body: readonly Stmt[], names: ReadonlySet<string>, at: Expr | undefined): Slice {
  const kept: Stmt[] = []
  for (const stmt of body) {
    const { body: own, done } = sliceOfOne(stmt, names, at)
    kept.push(...own)
    if (done) return { body: kept, done }
  }
  return { body: kept, done: false }
}

function sliceOfOne(stmt: Stmt, names: ReadonlySet<string>, at: Expr | undefined): Slice {
  switch (stmt.k) {
    case 'if': return either(sliceOf(stmt.then, names, at), sliceOf(stmt.else, names, at))
    case 'block': return sliceOf(stmt.body, names, at)
    case 'label': return sliceOfOne(stmt.body, names, at)
    case 'try': {
      const body = sliceOf(stmt.body, names, at)
      const handler = either(sliceOf(stmt.handler ?? [], names, at))
      const last = sliceOf(stmt.finalizer ?? [], names, at)
      return { body: [...body.body, ...handler.body, ...last.body], done: body.done || handler.done || last.done }
    }
    case 'switch': {
      const cases = stmt.cases.map((one) => either(sliceOf(one.body, names, at)))
      return { body: cases.flatMap((one) => one.body), done: cases.some((one) => one.done) }
    }
    case 'loop': {
      const before = sliceOf(stmt.init, names, at)
      const item: readonly Stmt[] = stmt.target !== undefined && givesTo(stmt, names) ? [{ k: 'var', target: stmt.target, value: { k: 'idx', of: stmt.over ?? OPEN, index: ROUND }, constant: true }] : []
      const inner = sliceOf(stmt.body, names, at)
      const round = either({ ...inner, body: [...item, ...inner.body] })
      return { body: [...before.body, ...round.body], done: before.done || round.done }
    }
    case 'class': return { body: [stmt], done: false }
    default: return contains(stmt, at) ? { body: [], done: true } : { body: givesTo(stmt, names) ? [assigned(stmt)] : [], done: false }
  }
}

/** Which round of a loop it is: it decides which of the items there is. */
const ROUND: Expr = { k: 'id', name: 'round', fn: -1 }

const OPEN: Expr = { k: 'other', parts: [] }

function either(first: Slice, second: Slice = { body: [], done: false }): Slice {
  const done = first.done || second.done
  return { body: first.body.length + second.body.length === 0 ? [] : [{ k: 'if', test: OPEN, then: first.body, else: second.body }], done }
}

function assigned(stmt: Stmt): Stmt {
  const name = stmt.k === 'expr' && stmt.value.k === 'call' ? filled(stmt.value) : undefined
  return stmt.k === 'expr' && name !== undefined ? { k: 'expr', value: { k: 'set', target: { k: 'name', name }, op: '=', value: stmt.value } } : stmt
}

function contains(stmt: Stmt, at: Expr | undefined): boolean {
  let found = false
  if (at !== undefined) walk(stmt, (node) => {
    found ||= node === at
    return !found
  })
  return found
}
