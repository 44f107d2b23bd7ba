// Variables that a loop carries on. Filled with what it has found and asked first, they are a cache of one entry; a flag that it sets is none.

import type { Expr, LoopStmt, Pattern, Stmt } from '../facts.ts'
import { answersItself, isPositive, mentionsAny } from './tests.ts'
import { answeredNames, patternNames, walk } from './shape.ts'

interface Assignment {
  readonly names: readonly string[]
  readonly value: Expr
}

/** Variables that the loop's code assigns from what something gave it, an item of its own list aside. */
export function filledNames(loop: LoopStmt): ReadonlySet<string> {
  const assignments: Assignment[] = []
  const sets = new Set<string>()
  const add = (target: Pattern, value: Expr | undefined): void => {
    if (value !== undefined) assignments.push({ names: patternNames(target), value })
  }
  for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'var') add(node.target, node.value)
    if (node.k !== 'set') return
    add(node.target, node.value)
    for (const name of patternNames(node.target)) sets.add(name)
  })
  if (sets.size === 0) return sets
  const filled = new Set<string>()
  for (let size = -1; size < filled.size;) {
    size = filled.size
    for (const { names, value } of assignments) if (holdsAnswer(value, filled)) for (const name of names) filled.add(name)
  }
  return new Set([...sets].filter((name) => filled.has(name)))
}

/** Whether a value is, or holds, what a call gave: what is merely computed from it does not. */
function holdsAnswer(value: Expr, filled: ReadonlySet<string>): boolean {
  const go = (one: Expr): boolean => holdsAnswer(one, filled)
  switch (value.k) {
    case 'call': case 'new': case 'tag': return true
    case 'id': return filled.has(value.name)
    case 'mem': case 'idx': case 'await': case 'as': case 'spread': return go(value.of)
    case 'cond': return go(value.then) || go(value.else)
    case 'logic': return go(value.left) || go(value.right)
    case 'set': return value.value !== undefined && go(value.value)
    case 'obj': return value.props.some((prop) => go(prop.value))
    case 'arr': return value.items.some(go)
    default: return false
  }
}

/** Branches that switch themselves off, which nothing in the loop takes back: `if (isFirst) { isFirst = false; … }` runs once. */
export function onceBranches(loop: LoopStmt): ReadonlySet<Stmt> {
  const branches = new Set<Stmt>()
  const times = new Map<string, number>()
  // What is declared in the loop starts anew in each round.
  walk(loop, (node) => {
    const target = node.k === 'set' || node.k === 'var' || node.k === 'loop' ? node.target : undefined
    if (target !== undefined) for (const name of patternNames(target)) times.set(name, (times.get(name) ?? 0) + 1)
  })
  if (times.size > 0) for (const stmt of loop.body) walk(stmt, (node) => {
    if (node.k === 'if' && node.then.some((inner) => switchesOff(node.test, inner, times))) branches.add(node)
  })
  return branches
}

function switchesOff(test: Expr, stmt: Stmt, times: ReadonlyMap<string, number>): boolean {
  if (stmt.k !== 'expr' || stmt.value.k !== 'set' || stmt.value.op !== '=' || stmt.value.target.k !== 'name' || times.get(stmt.value.target.name) !== 1) return false
  const { target: { name }, value } = stmt.value
  const asked = askedOf(test, name)
  if (asked === undefined || value === undefined) return false
  return value.k === 'lit' ? Boolean(value.value) !== asked : !asked
}

/** Whether a test that holds says that a variable is truthy, or falsy; undefined where it says neither. */
function askedOf(test: Expr, name: string): boolean | undefined {
  if (test.k === 'id') return test.name === name ? true : undefined
  if (test.k === 'un' && test.op === '!') return test.of.k === 'id' && test.of.name === name ? false : undefined
  if (test.k === 'logic' && test.op === '&&') return askedOf(test.left, name) ?? askedOf(test.right, name)
  const isNothing = test.k === 'bin' && (test.op === '==' || test.op === '===') && (test.right.k === 'lit' && !test.right.value || test.right.k === 'id' && test.right.name === 'undefined')
  return isNothing && test.left.k === 'id' && test.left.name === name ? false : undefined
}

/** Variables that a loop carries from a thing to what it holds (`at = await at.parent`), each with that property. */
export function steppedNames(loop: LoopStmt): ReadonlyMap<string, string> {
  const given = new Map<string, Expr[]>()
  const sets = new Set<string>()
  for (const part of [...loop.body, loop.test, loop.update]) if (part !== undefined) walk(part, (node) => {
    if (node.k !== 'var' && node.k !== 'set' || node.target.k !== 'name' || node.value === undefined) return
    given.set(node.target.name, [...given.get(node.target.name) ?? [], node.value])
    if (node.k === 'set') sets.add(node.target.name)
  })
  const stepOf = (value: Expr, name: string, hops = HOPS): string | undefined => {
    switch (value.k) {
      case 'as': return stepOf(value.of, name, hops)
      case 'logic': return value.op === '??' ? stepOf(value.left, name, hops) : undefined
      case 'await': return value.of.k === 'mem' && value.of.of.k === 'id' && value.of.of.name === name ? value.of.name : undefined
      case 'id': {
        const [only, ...others] = given.get(value.name) ?? []
        return only === undefined || others.length > 0 || hops === 0 ? undefined : stepOf(only, name, hops - 1)
      }
      default: return undefined
    }
  }
  return new Map([...sets].flatMap((name) => {
    const [step, ...others] = given.get(name)!.map((value) => stepOf(value, name))
    return step !== undefined && others.every((one) => one === step) ? [[name, step] as const] : []
  }))
}

const HOPS = 2

/** Names that say what an answer was: they hold it, are computed from it, or are flags that are set where there was one. */
export function tellingNames(loop: LoopStmt): ReadonlySet<string> {
  const answered = answeredNames(loop)
  const flags = new Set<string>()
  const visit = (body: readonly Stmt[], told: boolean): void => {
    for (const stmt of body) walk(stmt, (node) => {
      if (node.k === 'if') {
        const tells = answersItself(node.test) || mentionsAny(node.test, answered)
        visit(node.then, told || tells && isPositive(node.test, true))
        visit(node.else, told || tells && isPositive(node.test, false))
        return false
      }
      if (told && node.k === 'set' && node.value?.k === 'lit') for (const name of patternNames(node.target)) flags.add(name)
      return true
    })
  }
  visit(loop.body, false)
  return flags.size === 0 ? answered : new Set([...answered, ...flags])
}
