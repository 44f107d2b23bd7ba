// What code binds to a token of a container of dependencies, by the tables of src/frameworks. A token is a string, a symbol or a class. Several
// bindings (a module for each environment) are all possible; one that is not understood may be anything.

import type { Framework, Given, Injection } from '../../model/framework.ts'
import { type Value, possibilities, union, unknown } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { Expr, FileFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { walk } from '../sites/shape.ts'
import { valueFrame } from '../summarize/frame.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { codeOf } from './code.ts'
import { isNothing } from './exports.ts'
import { valuesAt } from './locals.ts'
import type { PackageIndex } from './package-index.ts'
import { instanceOf } from './types.ts'
import { returnedBy } from './returned-by.ts'

export interface Token {
  readonly key: string
  /** The name under which files mention it. */
  readonly name: string
}

export interface Bound {
  tokenOf(expr: Expr, facts: FileFacts): Token | undefined
  /** What the package of a file binds to a token; undefined where it binds nothing, or something of which no more is known. */
  behind(token: Token, from: string): Value | undefined
  /** Whether the package has a container make instances of a class, or call a function, by the class or function itself. */
  isMade(name: string, value: Value, from: string): boolean
  /** Whether the package of a file depends on another. */
  uses(module: string, from: string): boolean
}

interface Written {
  readonly token: Expr
  readonly given: Given | undefined
  readonly value: Expr
  /** By the name that a container gives to whoever asks by it: the property, or the first argument. */
  readonly isNamed?: true
}

interface Binding extends Written {
  /** The function in which it stands. */
  readonly fn: number
}

const HOPS = 4

export function createBound(mind: () => Mind, index: PackageIndex, frameworks: readonly Framework[]): Bound {
  const injections = frameworks.flatMap(({ injection }) => injection === undefined ? [] : [injection])

  const evaluated = (expr: Expr, facts: FileFacts): Value => mind().evaluate(expr, valueFrame(facts, facts.functions[0]!))

  const tokenOf = (expr: Expr, facts: FileFacts): Token | undefined => tokenBy(evaluated(expr, facts), tokenName(expr))

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

  const standing = ({ given, value, fn }: Binding, facts: FileFacts, hops: number): Value | undefined => {
    switch (given) {
      case 'class': return made(evaluated(value, facts))
      case 'value': return valueIn(facts, fn, value)
      case 'factory': return union(...possibilities(evaluated(value, facts)).map(resultOf))
      case 'token': {
        const next = hops >= HOPS ? undefined : tokenOf(value, facts)
        return next === undefined ? undefined : boundTo(next, facts.file, hops + 1) ?? made(evaluated(value, facts))
      }
      default: return undefined
    }
  }

  /** What callers of a function hand in is known by its type at most. */
  const valueIn = (facts: FileFacts, fn: number, expr: Expr): Value => {
    if (fn === 0) return evaluated(expr, facts)
    const [value = unknown] = valuesAt(mind(), facts, facts.functions[fn]!, expr, [expr])
    return value.kind === 'ref' && mentionsSymbols(value) ? mind().declared(value.origin) ?? unknown : value
  }

  const resultOf = (value: Value): Value => value.kind === 'closure' ? returnedBy(mind(), value) : unknown

  return {
    tokenOf,
    uses: (module, from) => mind().settings.singleFile !== true && mind().program.remember(`uses ${module} ${from}`, () => ({ answer: index.requires(module, from) })).answer,
    behind(token, from) {
      if (mind().settings.singleFile === true) return undefined
      return mind().program.remember(`bound ${from} ${token.key}`, () => ({ value: boundTo(token, from, 0) })).value
    },
    isMade(name, value, from) {
      if (mind().settings.singleFile === true) return false
      const key = valueKey(value)
      return mind().program.remember(`made by a container ${from} ${key}`, () => ({
        answer: index.files('binding', name, from).some((file) => {
          const facts = mind().program.facts(file)
          return facts !== undefined && bindingsIn(facts, injections).some((one) => one.isNamed === true && tokenName(one.value) === name && valueKey(evaluated(one.value, facts)) === key)
        }),
      })).answer
    },
  }
}

/** A token by what it is and how code names it. */
export function tokenBy(value: Value, name: string | undefined): Token | undefined {
  const isKnown = value.kind === 'literal' || value.kind === 'ref' && ['class', 'result', 'import'].includes(value.origin.root.kind)
  return name === undefined || !isKnown ? undefined : { key: valueKey(value), name }
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
  const visit = (node: Stmt | Expr, fn: number): void => {
    for (const injection of injections) {
      const own = node.k === 'obj' ? inObject(node, injection) : node.k === 'call' ? inCall(node, injection) : []
      if (own.length === 0) continue
      found.push(...own.map((one) => ({ ...one, fn })))
      return
    }
  }
  for (const { node, fn } of codeOf(facts)) walk(node, (one) => visit(one, fn))
  bindings.set(facts, found)
  return found
}

function inObject(node: Expr & { readonly k: 'obj' }, injection: Injection): readonly Written[] {
  const { objects } = injection
  const token = objects === undefined ? undefined : node.props.find((one) => one.name === objects.token)?.value
  if (objects === undefined || token === undefined) return node.props.flatMap((one) => one.name === undefined ? [] : namedBinding({ k: 'lit', value: one.name }, one.value, injection))
  const how = node.props.find((one) => one.name !== undefined && Object.hasOwn(objects.given, one.name))
  return how === undefined ? [] : [{ token, given: objects.given[how.name!], value: how.value }]
}

/** `{ users: asClass(Users).singleton() }`, `register('users', asClass(Users))`. */
function namedBinding(token: Expr, written: Expr, { makers }: Injection): readonly Written[] {
  let call = written
  while (call.k === 'call' && call.callee.k === 'mem' && call.callee.of.k === 'call') call = call.callee.of
  if (makers === undefined || call.k !== 'call' || !Object.hasOwn(makers, nameOf(call.callee))) return []
  const [value] = call.args
  return value === undefined ? [] : [{ token, given: makers[nameOf(call.callee)], value, isNamed: true }]
}

function inCall(node: Expr & { readonly k: 'call' }, injection: Injection): readonly Written[] {
  const { objects, calls, steps } = injection
  const name = nameOf(node.callee)
  const [first, second] = node.args
  const given = calls === undefined || first === undefined || second === undefined ? undefined : ofCallee(calls, node.callee)
  if (given !== undefined) {
    if (given !== 'object') return [{ token: first!, given, value: second! }]
    const how = second!.k !== 'obj' ? undefined : second!.props.find((one) => one.name !== undefined && Object.hasOwn(objects?.given ?? {}, one.name))
    return [{ token: first!, given: how === undefined ? undefined : objects!.given[how.name!], value: how?.value ?? second! }]
  }
  const named = name === 'register' && first !== undefined && second !== undefined ? namedBinding(first, second, injection) : []
  if (named.length > 0) return named
  const before = node.callee.k === 'mem' && node.callee.of.k === 'call' ? node.callee.of : undefined
  const token = before?.args[0]
  if (steps === undefined || before === undefined || token === undefined || !steps.from.includes(nameOf(before.callee)) || !/^to(?!Self)/.test(name)) return []
  return [{ token, given: Object.hasOwn(steps.given, name) ? steps.given[name] : undefined, value: first ?? node }]
}

/** By the name of a method, or with the name of what it is called on: `Container.set`. */
function ofCallee(calls: NonNullable<Injection['calls']>, callee: Expr): Given | 'object' | undefined {
  const names = [nameOf(callee), ...callee.k === 'mem' ? [`${nameOf(callee.of)}.${callee.name}`] : []]
  const name = names.find((one) => Object.hasOwn(calls, one))
  return name === undefined ? undefined : calls[name]
}

function nameOf(callee: Expr): string {
  return callee.k === 'mem' || callee.k === 'id' ? callee.name : ''
}
