// The shape of code inside a repeat, by syntax alone: awaits, assignments, and the ways it is left early.

import type { Expr, LoopStmt, Pattern, Stmt } from '../facts.ts'

type Node = Stmt | Expr

type Visit = (node: Node) => boolean | void

/** Calls `visit` for a node and everything in it except nested functions; `visit` may answer false to stay out of a node. */
export function walk(node: Node, visit: Visit): void {
  if (visit(node) === false) return
  // Every node of a file passes here more than once: no lists of children are made.
  switch (node.k) {
    case 'expr': case 'throw': walk(node.value, visit); break
    case 'var': walkPattern(node.target, visit); walkOptional(node.value, visit); break
    case 'return': walkOptional(node.value, visit); break
    case 'if': walk(node.test, visit); walkAll(node.then, visit); walkAll(node.else, visit); break
    case 'loop': walkAll(node.init, visit); walkOptional(node.over, visit); walkOptional(node.test, visit); walkAll(node.body, visit); walkOptional(node.update, visit); break
    case 'try': walkAll(node.body, visit); walkAll(node.handler, visit); walkAll(node.finalizer, visit); break
    case 'switch': {
      walk(node.on, visit)
      for (const one of node.cases) {
        walkOptional(one.test, visit)
        walkAll(one.body, visit)
      }
      break
    }
    case 'block': walkAll(node.body, visit); break
    case 'label': walk(node.body, visit); break
    case 'mem': case 'spread': case 'un': case 'await': case 'as': walk(node.of, visit); break
    case 'idx': walk(node.of, visit); walk(node.index, visit); break
    case 'call': case 'new': walk(node.callee, visit); walkAll(node.args, visit); break
    case 'tag': walk(node.callee, visit); walkAll(node.parts, visit); break
    case 'obj':
      for (const prop of node.props) {
        if (prop.key !== undefined) walk(prop.key, visit)
        walk(prop.value, visit)
      }
      break
    case 'arr': case 'seq': walkAll(node.items, visit); break
    case 'cond': walk(node.test, visit); walk(node.then, visit); walk(node.else, visit); break
    case 'logic': case 'bin': walk(node.left, visit); walk(node.right, visit); break
    case 'yield': walkOptional(node.of, visit); break
    case 'tpl': case 'other': walkAll(node.parts, visit); break
    case 'set': walkPattern(node.target, visit); walkOptional(node.value, visit); break
    case 'jsx': {
      walk(node.tag, visit)
      for (const prop of node.props) walk(prop.value, visit)
      walkAll(node.children, visit)
      break
    }
    default: break
  }
}

/** The statements and expressions directly inside a node, without those of nested functions. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  walk(node, (one) => {
    if (one === node) return true
    children.push(one)
    return false
  })
  return children
}

function walkOptional(node: Expr | undefined, visit: Visit): void {
  if (node !== undefined) walk(node, visit)
}

function walkAll(nodes: readonly Node[] | undefined, visit: Visit): void {
  if (nodes !== undefined) for (const node of nodes) walk(node, visit)
}

function walkPattern(pattern: Pattern, visit: Visit): void {
  walkOptional(pattern.default, visit)
  switch (pattern.k) {
    case 'name': break
    case 'object': for (const prop of pattern.props) walkPattern(prop.value, visit); break
    case 'array': {
      for (const item of pattern.items) if (item !== undefined) walkPattern(item, visit)
      if (pattern.rest !== undefined) walkPattern(pattern.rest, visit)
      break
    }
    case 'target': walk(pattern.target, visit); break
  }
}

/** What a chain of members and calls begins with. */
export function rootOf(expr: Expr): Expr {
  switch (expr.k) {
    case 'mem': case 'idx': case 'as': case 'await': return rootOf(expr.of)
    case 'call': case 'new': case 'tag': return rootOf(expr.callee)
    default: return expr
  }
}

/** The name that a chain ends with: `map` of `users.map`; empty where it ends otherwise. */
export function nameAt(expr: Expr): string {
  return expr.k === 'mem' || expr.k === 'id' ? expr.name : ''
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

/** Properties that a pattern takes out of what it is given, in depth. */
export function takenNames(pattern: Pattern): readonly string[] {
  switch (pattern.k) {
    case 'object': return pattern.props.flatMap(({ key, value }) => [...key === undefined ? [] : [key], ...takenNames(value)])
    case 'array': return [...pattern.items, pattern.rest].flatMap((one) => one === undefined ? [] : takenNames(one))
    default: return []
  }
}

/** What an assignment fills that is no plain name: fields and entries. */
export function targetsOf(pattern: Pattern): readonly Expr[] {
  switch (pattern.k) {
    case 'target': return [pattern.target]
    case 'object': return pattern.props.flatMap((one) => targetsOf(one.value))
    case 'array': return [...pattern.items.flatMap((one) => one === undefined ? [] : targetsOf(one)), ...pattern.rest === undefined ? [] : targetsOf(pattern.rest)]
    default: return []
  }
}

/** Whether something in code, except in nested functions, is of that kind. `within`: it is not, and what is inside has been looked at. */
export function anyIn(nodes: readonly Node[], holds: (node: Node) => boolean | 'within'): boolean {
  let found = false
  for (const node of nodes) {
    walk(node, (one) => {
      const answer = found || holds(one)
      if (answer === true) found = true
      return answer === false
    })
    if (found) return true
  }
  return false
}

/** Whether code awaits in its own function, so that the next iteration comes in a later tick. */
export function awaitsItself(node: Node): boolean {
  return anyIn([node], (one) => one.k === 'await' || one.k === 'loop' && one.kind === 'await' || one.k === 'yield')
}

/** Variables that a loop assigns (not those it declares inside), of functions around its own too. */
export function assignedNames(loop: LoopStmt): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: Node) => {
    if (node.k !== 'set') return
    for (const name of patternNames(node.target)) names.add(name)
    for (const target of targetsOf(node.target)) if (target.k === 'id') names.add(target.name)
  }
  for (const stmt of loop.body) walk(stmt, visit)
  if (loop.test !== undefined) walk(loop.test, visit)
  if (loop.update !== undefined) walk(loop.update, visit)
  return names
}

/** Fields of its object that a loop assigns: `this.items = …`. */
export function assignedFields(loop: LoopStmt): ReadonlySet<string> {
  const names = new Set<string>()
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'set') for (const target of targetsOf(node.target)) if (target.k === 'mem' && target.of.k === 'this') names.add(target.name)
  })
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
  /** What is returned. */
  readonly value?: Expr
  /** Tests around it or before it inside the loop, each with the side taken. */
  readonly tests: readonly { readonly test: Expr; readonly holds: boolean }[]
  readonly inTry: boolean
  readonly inHandler: boolean
}

/** The ways that control leaves a loop early, other than by throwing. */
export function exitsOf(loop: LoopStmt): readonly Exit[] {
  const exits: Exit[] = []
  const visit = (body: readonly Stmt[], around: Exit['tests'], inner: boolean, inTry: boolean, inHandler: boolean): void => {
    let tests = around
    for (const stmt of body) {
      switch (stmt.k) {
        case 'break': if (!inner) exits.push({ how: 'break', tests, inTry, inHandler }); break
        case 'return': exits.push({ how: 'return', tests, inTry, inHandler, ...(stmt.value === undefined ? {} : { value: stmt.value }) }); break
        case 'if':
          visit(stmt.then, [...tests, { test: stmt.test, holds: true }], inner, inTry, inHandler)
          visit(stmt.else, [...tests, { test: stmt.test, holds: false }], inner, inTry, inHandler)
          // `if (post === null) continue`: what follows is where the test does not hold.
          if (!inner && stmt.then.at(-1)?.k === 'continue') tests = [...tests, { test: stmt.test, holds: false }]
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

/** The `Object.entries(table)` of code: what of an object it lists, and of which one. */
export function listedObject(expr: Expr | undefined): { readonly lists: string; readonly of: Expr } | undefined {
  if (expr?.k !== 'call' || expr.callee.k !== 'mem' || expr.args.length !== 1) return undefined
  const { of, name } = expr.callee
  return of.k === 'id' && of.fn < 0 && of.name === 'Object' && /^(?:entries|keys|values)$/.test(name) ? { lists: name, of: expr.args[0]! } : undefined
}
