// Constants that only call something else by another name: `const repo = users`, `const { manager } = this.source`. What declarations say of that
// holds for them, also where a function inside uses them and nobody runs the one around it.

import { type Root, origin } from '../../model/origin.ts'
import { type Value, union } from '../../model/value.ts'
import type { Expr, FunctionFacts, Pattern } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { nodesIn } from './code.ts'

interface Alias {
  readonly of: Expr
  readonly path: readonly string[]
}

const running = new Set<Alias>()
const none: ReadonlyMap<string, Alias> = new Map()
const known = new WeakMap<FunctionFacts, ReadonlyMap<string, Alias>>()

/** What declarations say of a variable of a function that is another name for something. */
export function declaredAlias(fn: FunctionFacts, variable: Root & { readonly kind: 'captured' }, ask: Pick<Mind, 'declared' | 'member'>): Value | undefined {
  const alias = aliasesIn(fn).get(variable.name)
  // `var a = b, b = a`.
  if (alias === undefined || running.has(alias)) return undefined
  running.add(alias)
  try {
    const whole = declaredName(variable.fn, alias.of, ask)
    return whole === undefined ? undefined : alias.path.reduce(ask.member, whole)
  } finally {
    running.delete(alias)
  }
}

function declaredName(key: string, expr: Expr, ask: Pick<Mind, 'declared' | 'member'>): Value | undefined {
  switch (expr.k) {
    case 'id': return expr.fn > 0 ? ask.declared(origin({ kind: 'captured', fn: functionKey(splitKey(key).file, expr.fn), name: expr.name })) : undefined
    case 'this': return ask.declared(origin({ kind: 'param', fn: key, index: -1 }))
    case 'as': return declaredName(key, expr.of, ask)
    case 'mem': {
      const whole = declaredName(key, expr.of, ask)
      return whole === undefined ? undefined : ask.member(whole, expr.name)
    }
    case 'logic': case 'cond': {
      const sides = (expr.k === 'cond' ? [expr.then, expr.else] : [expr.left, expr.right]).flatMap((side) => declaredName(key, side, ask) ?? [])
      return sides.length === 0 ? undefined : union(...sides)
    }
    default: return undefined
  }
}

function aliasesIn(fn: FunctionFacts): ReadonlyMap<string, Alias> {
  const before = known.get(fn)
  if (before !== undefined) return before
  const all = new Map<string, Alias>()
  for (const { target, value } of nodesIn(fn.body, 'var')) if (value !== undefined && isName(value)) bind(target, { of: value, path: [] }, all)
  for (const name of all.keys()) if (fn.locals[name]?.reassigned !== false) all.delete(name)
  known.set(fn, all.size === 0 ? none : all)
  return all
}

function bind(pattern: Pattern, alias: Alias, into: Map<string, Alias>): void {
  if (pattern.default !== undefined) return
  if (pattern.k === 'name') into.set(pattern.name, alias)
  if (pattern.k === 'object') for (const { key, value } of pattern.props) if (key !== undefined) bind(value, { ...alias, path: [...alias.path, key] }, into)
}

/** A name, a path of names, or a choice among such: nothing that runs. */
function isName(expr: Expr): boolean {
  switch (expr.k) {
    case 'id': return expr.fn > 0
    case 'this': return true
    case 'mem': case 'as': return isName(expr.of)
    case 'logic': return expr.op !== '&&' && (isName(expr.left) || isName(expr.right))
    case 'cond': return isName(expr.then) || isName(expr.else)
    default: return false
  }
}
