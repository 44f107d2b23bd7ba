// What is called by a name, through `this` or through something of a declared type: without running what stands before the call.

import { type Origin, origin } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { isAbstract } from '../resolve/lineage.ts'
import { ownExports } from '../resolve/own-exports.ts'
import { selfOf } from '../resolve/parameters.ts'
import { patternNames } from './shape.ts'
import { sourcesOf } from './sources.ts'

/** A function of the project; what a package declares; or nothing that is known. */
export type Callee = { readonly kind: 'function'; readonly key: string } | { readonly kind: 'package'; readonly origin: Origin } | undefined

/** `fn`: the function in which the expression stands. */
export interface Callees {
  calleeOf(callee: Expr, fn: number): Callee
  /** A name, `this`, or fields of them. */
  valueOf(expr: Expr, fn: number): Value | undefined
}

export function createCallees(mind: Mind, facts: FileFacts): Callees {
  const { initialOf } = sourcesOf(mind, facts)
  /** By the words for them and whose `this` it is: services and clients are called by the same ones again and again. */
  const known = new Map<string, Value | undefined>()

  /** The class that `this` is an instance of. */
  const ownerOf = (id: number): string | undefined => {
    const self = selfOf(facts, id)
    return self?.kind === 'instance' ? self.class : undefined
  }

  const valueOf = (expr: Expr, fn: number): Value | undefined => {
    const words = wordsOf(expr)
    if (words === undefined) return compute(expr, fn)
    const key = words.startsWith('this') ? `${ownerOf(fn)} ${words}` : words
    if (known.has(key)) return known.get(key)
    const value = compute(expr, fn)
    known.set(key, value)
    return value
  }

  const compute = (expr: Expr, fn: number): Value | undefined => {
    if (expr.k === 'this') {
      const owner = ownerOf(fn)
      return owner === undefined ? undefined : { kind: 'instance', class: owner, args: undefined }
    }
    const own = ownExports(facts, expr)
    if (own !== undefined) return own
    if (expr.k === 'id') return expr.fn === 0 ? mind.moduleValue(facts.file, expr.name) : declaredOf(expr)
    if (expr.k === 'new') return madeOf(valueOf(expr.callee, fn))
    if (expr.k !== 'mem') return undefined
    const of = valueOf(expr.of, fn)
    // Where a class is abstract, others may have methods of their own instead of those that are written there.
    return of === undefined || expr.of.k !== 'this' && of.kind === 'instance' && isAbstract(mind, of.class) ? undefined : mind.member(of, expr.name)
  }

  /** `new Service()`. */
  const madeOf = (cls: Value | undefined): Value | undefined =>
    cls?.kind === 'ref' && cls.origin.root.kind === 'class' && cls.origin.path.length === 0 ? { kind: 'instance', class: cls.origin.root.class, args: undefined } : undefined

  const declaredOf = (id: Expr & { readonly k: 'id' }): Value | undefined => {
    const local = facts.functions[id.fn]?.locals[id.name]
    if (local?.fn !== undefined) return { kind: 'closure', fn: functionKey(facts.file, local.fn), captured: {} }
    if (local?.type !== undefined) return mind.typed(local.type, facts.file)
    const initial = initialOf(id.fn, id.name)
    if (initial?.k === 'new') return valueOf(initial, id.fn)
    const isParameter = facts.functions[id.fn]?.params.some(({ pattern }) => patternNames(pattern).includes(id.name)) === true
    return isParameter ? mind.declared(origin({ kind: 'captured', fn: functionKey(facts.file, id.fn), name: id.name })) : undefined
  }

  const calleeOf = (callee: Expr, fn: number): Callee => {
    const value = valueOf(callee, fn)
    const owner = value?.kind === 'closure' && callee.k === 'mem' && callee.of.k === 'this' ? ownerOf(fn) : undefined
    // Which of them is meant, only the object's class tells.
    if (callee.k === 'mem' && owner !== undefined && mind.isOverridden(owner, callee.name)) return undefined
    if (value?.kind === 'closure') return { kind: 'function', key: value.fn }
    return value?.kind === 'ref' && isOfPackage(value.origin) ? { kind: 'package', origin: value.origin } : undefined
  }

  return { calleeOf, valueOf }
}

/** `this.users`, and a variable by the function that has it; undefined for what is no chain of members. */
function wordsOf(expr: Expr): string | undefined {
  switch (expr.k) {
    case 'this': return 'this'
    case 'id': return `${expr.fn}/${expr.name}`
    case 'mem': {
      const of = wordsOf(expr.of)
      return of === undefined ? undefined : `${of}.${expr.name}`
    }
    default: return undefined
  }
}

/** Of what a package declares; or a static method that a class of the project has from a package's. */
function isOfPackage({ root, path }: Origin): boolean {
  return root.kind === 'instance' || root.kind === 'class' && path.length === 1
}
