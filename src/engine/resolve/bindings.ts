// Parameters and patterns: which names they bind to which parts of a value.

import { origin } from '../../model/origin.ts'
import { present } from '../../model/present.ts'
import { type Value, elementOf, literal, ref } from '../../model/value.ts'
import type { Span } from '../../model/place.ts'
import type { Expr, FileFacts, ParamFacts, Pattern, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { operate } from '../summarize/operations.ts'

export function isSymbolic(value: Value): boolean {
  return value.kind === 'ref' && (value.origin.root.kind === 'param' || value.origin.root.kind === 'captured')
}

/** Where a parameter pattern binds a name: the parameter and the path within it. */
export function parameterPath(params: readonly ParamFacts[], name: string): { readonly index: number; readonly path: readonly string[] } | undefined {
  for (const [index, param] of params.entries()) {
    const path = patternPath(param.pattern, name)
    if (path !== undefined) return { index, path }
  }
  return undefined
}

function patternPath(pattern: Pattern, name: string): readonly string[] | undefined {
  if (pattern.k === 'name') return pattern.name === name ? [] : undefined
  if (pattern.k === 'object') {
    for (const prop of pattern.props) {
      const inner = patternPath(prop.value, name)
      if (inner !== undefined && prop.key !== undefined) return [prop.key, ...inner]
    }
  }
  if (pattern.k === 'array') {
    for (const [index, item] of pattern.items.entries()) {
      const inner = item === undefined ? undefined : patternPath(item, name)
      if (inner !== undefined) return [String(index), ...inner]
    }
  }
  return undefined
}

/** Binds parameters to what they are for the function itself: symbols that a call site replaces. */
export function bindParameters(mind: Mind, params: readonly ParamFacts[], key: string, vars: Map<string, Value>, taken: Taken = {}): void {
  params.forEach((param, index) => {
    const label = param.pattern.k === 'name' ? param.pattern.name : undefined
    const value = ref(origin({ kind: 'param', fn: key, index }, label ?? ''))
    bindPattern(mind, param.pattern, value, vars, taken)
  })
}

/** What happens to the parts of a value that is taken apart. */
export interface Taken {
  /** Taking a property out of an object, where that is more than a look at it. */
  read?(of: Value, name: string, span: Span, into: Pattern): Value | undefined
  /** A part goes to what is no plain name: `({ repo: box.repo } = given)`. */
  assign?(target: Expr, value: Value): void
}

/** Binds the names of a pattern to the parts of a value. */
export function bindPattern(mind: Mind, pattern: Pattern, value: Value, vars: Map<string, Value>, taken: Taken = {}): void {
  switch (pattern.k) {
    case 'name': vars.set(pattern.name, withDefault(pattern, value)); return
    case 'object': {
      const of = pattern.default === undefined ? present(value) : value
      for (const prop of pattern.props) bindPattern(mind, prop.value, prop.key === undefined ? elementOf(of) : (prop.span === undefined ? undefined : taken.read?.(of, prop.key, prop.span, prop.value)) ?? mind.member(of, prop.key), vars, taken)
      if (pattern.rest !== undefined) vars.set(pattern.rest, value)
      return
    }
    case 'array': {
      pattern.items.forEach((item, index) => item !== undefined && bindPattern(mind, item, mind.member(value, String(index)), vars, taken))
      if (pattern.rest !== undefined) bindPattern(mind, pattern.rest, value, vars, taken)
      return
    }
    case 'target': taken.assign?.(pattern.target, value)
  }
}

/** A flag's default decides where a caller leaves the flag out; one that is false is no different from none. */
function withDefault(pattern: Pattern, value: Value): Value {
  const given = pattern.default?.k === 'lit' ? pattern.default.value : undefined
  return given ? operate('=', value, literal(given)) : value
}

/** The declared type of a variable or a parameter. */
export function typeOfVariable({ functions }: FileFacts, { fn, name }: Pick<Expr & { readonly k: 'id' }, 'fn' | 'name'>): TypeRef | undefined {
  const owner = functions[fn]
  return owner?.locals[name]?.type ?? owner?.params.find(({ pattern }) => pattern.k === 'name' && pattern.name === name)?.type
}
