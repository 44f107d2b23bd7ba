// The shape of code inside a repeat, by syntax alone: awaits, assignments, and the ways it is left early.

import type { Expr, LoopStmt, Pattern, Stmt } from '../facts.ts'

type Node = Stmt | Expr

/** Calls `visit` for a node and everything in it except nested functions; `visit` may answer false to stay out of a node. */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  if (visit(node) === false) return
  for (const child of childrenOf(node)) walk(child, visit)
}

/** The statements and expressions directly inside a node, without those of nested functions. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.k) {
    case 'expr': return [node.value]
    case 'var': return [...patternParts(node.target), ...optional(node.value)]
    case 'return': return optional(node.value)
    case 'throw': return [node.value]
    case 'if': return [node.test, ...node.then, ...node.else]
    case 'loop': return [...node.init, ...optional(node.over), ...optional(node.test), ...node.body, ...optional(node.update)]
    case 'try': return [...node.body, ...(node.handler ?? []), ...(node.finalizer ?? [])]
    case 'switch': return [node.on, ...node.cases.flatMap((one) => [...optional(one.test), ...one.body])]
    case 'block': return node.body
    case 'label': return [node.body]
    case 'mem': case 'spread': case 'un': case 'await': case 'as': return [node.of]
    case 'idx': return [node.of, node.index]
    case 'call': case 'new': return [node.callee, ...node.args]
    case 'tag': return [node.callee, ...node.parts]
    case 'obj': return node.props.map((prop) => prop.value)
    case 'arr': case 'seq': return node.items
    case 'cond': return [node.test, node.then, node.else]
    case 'logic': case 'bin': return [node.left, node.right]
    case 'yield': return optional(node.of)
    case 'tpl': case 'other': return node.parts
    case 'set': return [...patternParts(node.target), ...optional(node.value)]
    case 'jsx': return [node.tag, ...node.props.map((prop) => prop.value), ...node.children]
    default: return []
  }
}

function optional(node: Expr | undefined): readonly Expr[] {
  return node === undefined ? [] : [node]
}

function patternParts(pattern: Pattern): readonly Expr[] {
  const own = optional(pattern.default)
  switch (pattern.k) {
    case 'name': return own
    case 'object': return [...own, ...pattern.props.flatMap((prop) => patternParts(prop.value))]
    case 'array': return [...own, ...pattern.items.flatMap((item) => item === undefined ? [] : patternParts(item)), ...(pattern.rest === undefined ? [] : patternParts(pattern.rest))]
    case 'target': return [...own, pattern.target]
  }
}

/** Names a pattern binds or assigns. */
export function patternNames(pattern: Pattern): readonly string[] {
  switch (pattern.k) {
    case 'name': return [pattern.name]
    case 'object': return [...pattern.props.flatMap((prop) => patternNames(prop.value)), ...(pattern.rest === undefined ? [] : [pattern.rest])]
    case 'array': return [...pattern.items.flatMap((item) => item === undefined ? [] : patternNames(item)), ...(pattern.rest === undefined ? [] : patternNames(pattern.rest))]
    case 'target': return []
  }
}

/** Whether code awaits in its own function, so that the next iteration comes in a later tick. */
export function awaitsItself(node: Node): boolean {
  let found = false
  walk(node, (one) => {
    if (one.k === 'await' || one.k === 'loop' && one.kind === 'await' || one.k === 'yield') found = true
    return !found
  })
  return found
}

/** Variables that a loop assigns (not those it declares inside). */
export function assignedNames(loop: LoopStmt): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: Node) => {
    if (node.k === 'set') for (const name of patternNames(node.target)) names.add(name)
  }
  for (const stmt of loop.body) walk(stmt, visit)
  if (loop.test !== undefined) walk(loop.test, visit)
  if (loop.update !== undefined) walk(loop.update, visit)
  return names
}

/** Names that code reads. */
export function mentionedNames(node: Node): ReadonlySet<string> {
  const names = new Set<string>()
  walk(node, (one) => {
    if (one.k === 'id') names.add(one.name)
  })
  return names
}

export interface Exit {
  readonly how: 'break' | 'return'
  /** Tests around it inside the loop, each with the side taken. */
  readonly tests: readonly { readonly test: Expr; readonly holds: boolean }[]
  readonly inTry: boolean
  readonly inHandler: boolean
}

/** The ways that control leaves a loop early, other than by throwing. */
export function exitsOf(loop: LoopStmt): readonly Exit[] {
  const exits: Exit[] = []
  const visit = (body: readonly Stmt[], tests: Exit['tests'], inner: boolean, inTry: boolean, inHandler: boolean): void => {
    for (const stmt of body) {
      switch (stmt.k) {
        case 'break': if (!inner) exits.push({ how: 'break', tests, inTry, inHandler }); break
        case 'return': exits.push({ how: 'return', tests, inTry, inHandler }); break
        case 'if':
          visit(stmt.then, [...tests, { test: stmt.test, holds: true }], inner, inTry, inHandler)
          visit(stmt.else, [...tests, { test: stmt.test, holds: false }], inner, inTry, inHandler)
          break
        case 'block': visit(stmt.body, tests, inner, inTry, inHandler); break
        case 'label': visit([stmt.body], tests, inner, inTry, inHandler); break
        case 'try':
          visit(stmt.body, tests, inner, stmt.handler !== undefined, inHandler)
          visit(stmt.handler ?? [], tests, inner, inTry, true)
          visit(stmt.finalizer ?? [], tests, inner, inTry, inHandler)
          break
        case 'loop': visit(stmt.body, tests, true, inTry, inHandler); break
        case 'switch': for (const one of stmt.cases) visit(one.body, tests, true, inTry, inHandler); break
        default: break
      }
    }
  }
  visit(loop.body, [], false, false, false)
  return exits
}

/** Names that code in the loop's body assigns from something awaited: what a query or another call answered. */
export function answeredNames(loop: LoopStmt): ReadonlySet<string> {
  const names = new Set<string>()
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'var' && node.value !== undefined && awaitsItself(node.value)) for (const name of patternNames(node.target)) names.add(name)
    if (node.k === 'set' && node.value !== undefined && awaitsItself(node.value)) for (const name of patternNames(node.target)) names.add(name)
  })
  // What is computed from an answer is an answer too (`const found = rows.length > 0`).
  for (let changed = true; changed;) {
    changed = false
    for (const stmt of loop.body) walk(stmt, (node) => {
      if (node.k !== 'var' || node.value === undefined) return
      const own = patternNames(node.target)
      if (own.every((name) => names.has(name)) || ![...mentionedNames(node.value)].some((name) => names.has(name))) return
      for (const name of own) names.add(name)
      changed = true
    })
  }
  return names
}
