// What a container of dependencies puts into a property or a constructor's parameter: what the package binds to its token, by the tables of
// src/frameworks. A token is a string, a symbol or a class. Several bindings (a module for each environment) are all possible; one that is
// not understood may be anything, and then the declared type has to tell.

import type { Framework, Given, Injection } from '../../model/framework.ts'
import { origin } from '../../model/origin.ts'
import { type Value, possibilities, ref, union, unknown } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { DecoratorFacts, Expr, FileFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { walk } from '../sites/shape.ts'
import { valueFrame } from '../summarize/frame.ts'
import { codeOf } from './code.ts'
import { decoratorOrigin } from './decorators.ts'
import { isNothing } from './exports.ts'
import type { PackageIndex } from './package-index.ts'
import { instanceOf } from './types.ts'

export interface Asking {
  readonly facts: FileFacts
  readonly decorators: readonly DecoratorFacts[]
  /** What the declared type says. */
  readonly typed: Value
}

/** Undefined where nothing is bound, or something of which no more is known. */
export type Injected = (asking: Asking) => Value | undefined

interface Token {
  readonly key: string
  /** The name under which files mention it. */
  readonly name: string
}

interface Binding {
  readonly token: Expr
  readonly given: Given | undefined
  readonly value: Expr
}

const HOPS = 4

export function createInjected(mind: () => Mind, index: PackageIndex, frameworks: readonly Framework[]): Injected {
  const tables = frameworks.flatMap(({ modules, injection }) => injection === undefined ? [] : [{ modules, injection }])
  const injections = tables.map(({ injection }) => injection)

  const evaluated = (expr: Expr, facts: FileFacts): Value => mind().evaluate(expr, valueFrame(facts, facts.functions[0]!))

  const tokenOf = (expr: Expr, facts: FileFacts): Token | undefined => {
    const value = evaluated(expr, facts)
    const name = tokenName(expr)
    const isKnown = value.kind === 'literal' || value.kind === 'ref' && ['class', 'result', 'import'].includes(value.origin.root.kind)
    return name === undefined || !isKnown ? undefined : { key: valueKey(value), name }
  }

  /** The token that a decorator names, else the class that the type is. */
  const askedFor = ({ facts, decorators, typed }: Asking): Token | undefined => {
    for (const decorator of decorators) {
      const from = decoratorOrigin(mind(), facts, decorator)
      const [token] = decorator.arguments
      if (token === undefined || from?.root.kind !== 'import') continue
      const { module, name } = from.root.of
      if (tables.some(({ modules, injection }) => modules.includes(module) && injection.decorators.includes(from.path.at(-1) ?? name))) return tokenOf(token, facts)
    }
    if (typed.kind !== 'instance') return undefined
    const { file, id } = splitKey(typed.class)
    const cls = mind().program.facts(file)?.classes[id]
    // A class with bodies stands for itself: to look through the package for another would cost each run more than it tells.
    return cls?.abstract !== true || cls.name === '' ? undefined : { key: valueKey(ref(origin({ kind: 'class', class: typed.class }))), name: cls.name }
  }

  const boundTo = (token: Token, from: string, hops: number): Value | undefined => {
    const values: (Value | undefined)[] = []
    for (const file of index.files('binding', token.name, from)) {
      const facts = mind().program.facts(file)
      if (facts === undefined) continue
      for (const binding of bindingsIn(facts, injections)) {
        if (tokenOf(binding.token, facts)?.key === token.key) values.push(standing(binding, facts, hops))
      }
    }
    return values.length === 0 || values.some((one) => one === undefined || isNothing(one)) ? undefined : union(...values as readonly Value[])
  }

  const standing = ({ given, value }: Binding, facts: FileFacts, hops: number): Value | undefined => {
    switch (given) {
      case 'class': return made(evaluated(value, facts))
      case 'value': return evaluated(value, facts)
      case 'factory': return union(...possibilities(evaluated(value, facts)).map(returnedBy))
      case 'token': {
        const next = hops >= HOPS ? undefined : tokenOf(value, facts)
        return next === undefined ? undefined : boundTo(next, facts.file, hops + 1) ?? made(evaluated(value, facts))
      }
      default: return undefined
    }
  }

  const returnedBy = (value: Value): Value => {
    if (value.kind !== 'closure') return unknown
    return mind().substitute(mind().summaryOf(value.fn).returns, { fn: value.fn, args: [], open: true, captured: value.captured, self: value.self })
  }

  return (asking) => {
    if (mind().settings.singleFile === true) return undefined
    const token = askedFor(asking)
    return token === undefined ? undefined : mind().program.remember(`injected ${asking.facts.file} ${token.key}`, () => ({ value: boundTo(token, asking.facts.file, 0) })).value
  }
}

/** The name under which files mention a token: the last word of it. */
export function tokenName(expr: Expr): string | undefined {
  const written = expr.k === 'lit' ? String(expr.value) : expr.k === 'id' || expr.k === 'mem' ? expr.name : ''
  return written.match(/[A-Za-z_$][\w$]*/g)?.at(-1)
}

/** Objects of the classes that a value is one of; undefined where one is no class. */
function made(value: Value): Value | undefined {
  const all = possibilities(value).map(instanceOf)
  return all.every((one) => one.kind === 'instance' || one.kind === 'ref' && one.origin.root.kind === 'instance') ? union(...all) : undefined
}

const bindings = new WeakMap<FileFacts, readonly Binding[]>()

/** Every binding that a file writes, whatever its token. */
function bindingsIn(facts: FileFacts, injections: readonly Injection[]): readonly Binding[] {
  const known = bindings.get(facts)
  if (known !== undefined) return known
  const found: Binding[] = []
  const visit = (node: Stmt | Expr): void => {
    for (const injection of injections) {
      const binding = node.k === 'obj' ? inObject(node, injection) : node.k === 'call' ? inCall(node, injection) : undefined
      if (binding === undefined) continue
      found.push(binding)
      return
    }
  }
  for (const { node } of codeOf(facts)) walk(node, visit)
  bindings.set(facts, found)
  return found
}

function inObject(node: Expr & { readonly k: 'obj' }, { objects }: Injection): Binding | undefined {
  const token = objects === undefined ? undefined : node.props.find((one) => one.name === objects.token)?.value
  if (objects === undefined || token === undefined) return undefined
  const how = node.props.find((one) => one.name !== undefined && Object.hasOwn(objects.given, one.name))
  return how === undefined ? undefined : { token, given: objects.given[how.name!], value: how.value }
}

function inCall(node: Expr & { readonly k: 'call' }, { objects, calls, steps }: Injection): Binding | undefined {
  const name = nameOf(node.callee)
  const [first, second] = node.args
  if (calls !== undefined && Object.hasOwn(calls, name) && first !== undefined && second !== undefined) {
    const given = calls[name]!
    if (given !== 'object') return { token: first, given, value: second }
    const how = second.k !== 'obj' ? undefined : second.props.find((one) => one.name !== undefined && Object.hasOwn(objects?.given ?? {}, one.name))
    return { token: first, given: how === undefined ? undefined : objects!.given[how.name!], value: how?.value ?? second }
  }
  const before = node.callee.k === 'mem' && node.callee.of.k === 'call' ? node.callee.of : undefined
  const token = before?.args[0]
  if (steps === undefined || before === undefined || token === undefined || !steps.from.includes(nameOf(before.callee)) || !/^to(?!Self)/.test(name)) return undefined
  return { token, given: Object.hasOwn(steps.given, name) ? steps.given[name] : undefined, value: first ?? node }
}

function nameOf(callee: Expr): string {
  return callee.k === 'mem' || callee.k === 'id' ? callee.name : ''
}
