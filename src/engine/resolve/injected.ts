// What a container of dependencies puts into a property or a constructor's parameter, and what it hands out on demand: what the package binds
// to the token that is asked for, by the tables of src/frameworks. Where it binds nothing that is known, the declared type has to tell.

import type { Framework } from '../../model/framework.ts'
import { type Origin, origin } from '../../model/origin.ts'
import { type Value, array, literal, ref } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { DecoratorFacts, Expr, FileFacts, FunctionFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { type Bound, type Token, tokenBy, tokenName } from './bound.ts'
import { nodesOf } from './code.ts'
import { decoratorOrigin } from './decorators.ts'
import { isNothing } from './exports.ts'
import type { Libraries } from './libraries.ts'
import { instanceOf } from './types.ts'

export interface Asking {
  readonly facts: FileFacts
  readonly decorators: readonly DecoratorFacts[]
  /** What the declared type says. */
  readonly typed: Value
}

/** A call of a container's method, as far as it matters to what it hands out. */
export interface Demand {
  readonly callee: Value
  readonly token: (() => Value) | undefined
  readonly written: Expr | undefined
  readonly types: readonly TypeRef[]
  readonly file: string
}

export interface Injected {
  /** What a property or parameter gets; undefined where nothing is bound, or something of which no more is known. */
  into(asking: Asking): Value | undefined
  /** What a parameter without a type gets in a function that a container calls: everything that it has, or what is called like the parameter. */
  parameter(facts: FileFacts, fn: FunctionFacts, index: number): Value | undefined
  /** `moduleRef.get(Users)`. */
  demanded(demand: Demand): Value | undefined
  /** Whether a container has a method of that name which hands something out. */
  handsOut(method: string): boolean
  /** `container.cradle.users`. */
  held(from: Origin, name: string): Value | undefined
  /** The names under which the package may tell a container what code of a file is handed, beside those that its decorators have. */
  names(facts: FileFacts): readonly string[]
}

export function createInjected(mind: () => Mind, bound: Bound, libraries: Libraries, frameworks: readonly Framework[]): Injected {
  const tables = frameworks.flatMap(({ modules, injection }) => injection === undefined ? [] : [{ modules, injection }])
  const methods = new Set(tables.flatMap(({ injection: { gives = [], givesAll = [] } }) => [...gives, ...givesAll]).map((name) => name.slice(name.lastIndexOf('.') + 1)))
  const holders = tables.flatMap(({ modules, injection }) => (injection.holds ?? []).map((name) => ({ module: modules[0]!, property: name.slice(name.lastIndexOf('.') + 1) })))

  /** The token that a decorator names, else the class that the type is. */
  const askedFor = ({ facts, decorators, typed }: Asking): Token | undefined => {
    for (const decorator of decorators) {
      const from = decoratorOrigin(mind(), facts, decorator)
      const [token] = decorator.arguments
      if (token === undefined || from?.root.kind !== 'import') continue
      const { module, name } = from.root.of
      if (tables.some(({ modules, injection }) => modules.includes(module) && injection.decorators.includes(from.path.at(-1) ?? name))) return bound.tokenOf(token, facts)
    }
    return typed.kind === 'instance' ? abstractToken(typed.class) : undefined
  }

  /** A class with bodies stands for itself: to look through the package for another would cost each run more than it tells. */
  const abstractToken = (key: string): Token | undefined => {
    const { file, id } = splitKey(key)
    const cls = mind().program.facts(file)?.classes[id]
    return cls?.abstract !== true || cls.name === '' ? undefined : { key: valueKey(ref(origin({ kind: 'class', class: key }))), name: cls.name }
  }

  const classBehind = (token: Value, file: string): Value | undefined => {
    const instance = instanceOf(token)
    if (instance.kind === 'ref') return instance.origin.root.kind === 'instance' ? instance : undefined
    if (instance.kind !== 'instance' || token.kind !== 'ref') return undefined
    const own = abstractToken(instance.class)
    return own === undefined ? instance : bound.behind(own, file) ?? instance
  }

  const demanded = ({ token: evaluated, written, types, file }: Demand): Value | undefined => {
    const token = evaluated?.()
    const known = token === undefined ? undefined : token.kind === 'ref' && token.origin.path.length === 0 ? classBehind(token, file) : undefined
    if (known !== undefined) return known
    const named = token === undefined || written === undefined ? undefined : tokenBy(token, tokenName(token.kind === 'literal' ? { k: 'lit', value: String(token.value) } : written))
    const behind = named === undefined ? undefined : bound.behind(named, file)
    const typed = behind === undefined && types[0] !== undefined ? mind().typed(types[0], file) : behind
    return typed === undefined || isNothing(typed) ? undefined : typed
  }

  return {
    into(asking) {
      const token = askedFor(asking)
      return token === undefined ? undefined : bound.behind(token, asking.facts.file)
    },
    parameter(facts, fn, index) {
      const holder = fn.parent > 0 ? undefined : holders.find(({ module }) => bound.uses(module, facts.file))
      const cls = fn.class === undefined ? undefined : facts.classes[fn.class]
      const name = cls === undefined ? fn.name : cls.name
      if (holder === undefined || name === '') return undefined
      const self: Value = cls === undefined ? { kind: 'closure', fn: functionKey(facts.file, fn.id), captured: {} } : ref(origin({ kind: 'class', class: `${facts.file}#${fn.class}` }))
      if (!bound.isMade(name, self, facts.file)) return undefined
      const pattern = fn.params[index]?.pattern
      const own = pattern?.k === 'name' ? bound.behind(byName(pattern.name), facts.file) : undefined
      const container = origin({ kind: 'import', of: { module: holder.module, name: '*' } })
      return own ?? (index > 0 ? undefined : ref(origin({ kind: 'result', of: container, at: { file: facts.file, ...fn.span } }, undefined, [holder.property])))
    },
    handsOut: (method) => methods.has(method),
    demanded(demand) {
      for (const one of demand.callee.kind === 'union' ? demand.callee.members : [demand.callee]) {
        if (one.kind !== 'ref' || !methods.has(one.origin.path.at(-1) ?? '')) continue
        const declared = mentionsSymbols(one) ? mind().declared(one.origin) : one
        const how = declared?.kind === 'ref' ? libraries.hands(declared.origin) : undefined
        const given = how === undefined ? undefined : demanded(demand)
        if (given !== undefined) return how === 'all' ? array([], given) : given
      }
      return undefined
    },
    held(from, name) {
      const { root } = from
      const property = from.path.at(-1)
      if (root.kind !== 'result' || !holders.some((one) => one.property === property) || !libraries.holds(from)) return undefined
      return bound.behind(byName(name), root.at.file)
    },
    names(facts) {
      const found: string[] = []
      if (facts.imports.some(({ module }) => tables.some(({ modules }) => modules.includes(module)))) {
        for (const { node: { callee, args: [token] } } of nodesOf(facts, 'call')) {
          if (callee.k === 'mem' && methods.has(callee.name) && token !== undefined) found.push(tokenName(token) ?? '')
        }
      }
      if (holders.some(({ module }) => bound.uses(module, facts.file))) found.push(...facts.classes.map(({ name }) => name), ...facts.functions.filter(({ parent, params }) => parent === 0 && params.length > 0).map(({ name }) => name))
      return found.filter((name) => name !== '')
    },
  }
}

function byName(name: string): Token {
  return { key: valueKey(literal(name)), name }
}
