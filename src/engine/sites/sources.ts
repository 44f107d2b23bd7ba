// Where what stands at the root of a chain of members and calls comes from: by imports and declarations, without evaluation.

import type { CallExpr, Expr, FileFacts, ImportFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { nodesIn } from '../resolve/code.ts'
import { importOf } from '../resolve/imports.ts'
import { leadsToOwnExports } from '../resolve/own-exports.ts'
import { isHook } from './hooks.ts'
import { patternNames, rootOf } from './shape.ts'

/** Where the thing at the root of a callee comes from. */
export type Source = 'project' | 'package' | 'global' | 'parameter'

interface Initial {
  readonly value: Expr
  readonly awaited: boolean
}

export type Sources = ReturnType<typeof createSources>

/** How many variables that hold one another are followed. */
const HOPS = 3

const known = new WeakMap<FileFacts, { readonly mind: Mind; readonly sources: Sources }>()

/** Of one file, as often as it is asked about. */
export function sourcesOf(mind: Mind, facts: FileFacts): Sources {
  const before = known.get(facts)
  if (before?.mind === mind) return before.sources
  const sources = createSources(mind, facts)
  known.set(facts, { mind, sources })
  return sources
}

function createSources(mind: Mind, facts: FileFacts) {
  const initials = new Map<number, ReadonlyMap<string, Initial>>()
  /** Initial values on the way: `var require = require('x')` leads round in a circle. */
  const following = new Set<Expr>()

  function sourceOf(root: Expr): Source {
    if (root.k === 'lit' || root.k === 'tpl' || root.k === 'arr' || root.k === 'obj') return 'global'
    if (root.k !== 'id') return 'project'
    if (root.fn < 0) return leadsToOwnExports(facts, root) ? 'project' : 'global'
    if (root.fn === 0) {
      const binding = importOf(facts, root.name)
      if (binding !== undefined) return mind.program.resolve(binding.module, facts.file).kind === 'package' ? 'package' : 'project'
    }
    const initial = initialOf(root.fn, root.name)
    if (initial === undefined) return root.fn > 0 && isParameter(root) ? 'parameter' : 'project'
    if (initial.k === 'call' && isHook(facts, initial.callee, root.fn)) return 'global'
    // What a package makes of a function of the project (`cache(async (id) => …)`) may be that function, and a container hands out what is the project's.
    if (initial.k !== 'call' || pathOf(initial.callee).length > 1 || initial.callee.k === 'mem' && mind.containers.handsOut(initial.callee.name) || initial.args.some((arg) => arg.k === 'fn') || isOfTypes(initial) || following.has(initial)) return 'project'
    following.add(initial)
    const source = sourceOf(rootOf(initial.callee))
    following.delete(initial)
    return source === 'package' ? 'package' : 'project'
  }

  function isParameter(id: Expr & { readonly k: 'id' }): boolean {
    return facts.functions[id.fn]?.params.some((param) => patternNames(param.pattern).includes(id.name)) === true
  }

  /** What a variable was declared with, where that is its only value. */
  function initialOf(fn: number, name: string): Expr | undefined {
    return declaredWith(fn, name)?.value
  }

  /** Whether that was awaited. */
  function isAnswer(fn: number, name: string): boolean {
    return declaredWith(fn, name)?.awaited === true
  }

  function declaredWith(fn: number, name: string): Initial | undefined {
    if (facts.functions[fn]?.locals[name]?.reassigned === true) return undefined
    let known = initials.get(fn)
    if (known === undefined) {
      const found = new Map<string, Initial>()
      for (const { target, value: given } of nodesIn(facts.functions[fn]?.body ?? [], 'var')) {
        if (given === undefined) continue
        const awaited = given.k === 'await'
        const value = awaited || given.k === 'as' ? given.of : given
        for (const one of patternNames(target)) found.set(one, { value, awaited })
      }
      initials.set(fn, known = found)
    }
    return known.get(name)
  }

  /** `getRepository(User)`, and a variable that holds it: what an ORM's functions hand out. */
  function isHandedOut(expr: Expr, hops = 0): boolean {
    const root = rootOf(expr)
    if (root.k !== 'id') return false
    const binding = root.fn === 0 ? importOf(facts, root.name) : undefined
    if (binding !== undefined) return hasCall(expr) && mind.owns({ module: binding.module, name: binding.name }, facts.file)
    const initial = initialOf(root.fn, root.name)
    return initial !== undefined && hops < HOPS && isHandedOut(initial, hops + 1)
  }

  return { sourceOf, initialOf, isAnswer, isHandedOut }
}

/** `proxyActivities<typeof activities>()`: what it gives is what the type says. */
function isOfTypes({ types }: CallExpr): boolean {
  return types?.some(({ k }) => k !== 'keyword' && k !== 'literal') === true
}

/** The import at the root of a chain of members and calls: that of `z` for `z.string().email`. */
export function importAtRoot(facts: FileFacts, expr: Expr): ImportFacts | undefined {
  const root = rootOf(expr)
  return root.k === 'id' && root.fn === 0 ? importOf(facts, root.name) : undefined
}

/** Whether a type is asserted on the way: it may be anything of the project's then. */
export function isAsserted(expr: Expr): boolean {
  switch (expr.k) {
    case 'as': return true
    case 'mem': case 'idx': case 'await': return isAsserted(expr.of)
    case 'call': case 'new': case 'tag': return isAsserted(expr.callee)
    default: return false
  }
}

/** Names that lead from the root to what is called. */
export function pathOf(expr: Expr): readonly string[] {
  switch (expr.k) {
    case 'mem': return [...pathOf(expr.of), expr.name]
    case 'idx': return [...pathOf(expr.of), '']
    case 'as': case 'await': return pathOf(expr.of)
    case 'call': case 'new': case 'tag': return pathOf(expr.callee)
    default: return []
  }
}

export function hasCall(expr: Expr): boolean {
  switch (expr.k) {
    case 'mem': case 'idx': case 'as': case 'await': return hasCall(expr.of)
    case 'call': case 'new': case 'tag': return true
    default: return false
  }
}
