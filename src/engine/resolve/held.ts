// What the tables of src/frameworks tell of the types of libraries, together with what the project adds to them: by declarations, and by
// what it hands to them while it runs (`app.decorate('users', new Users(db))`).

import type { Framework, Held, LibraryType } from '../../model/framework.ts'
import type { Named } from '../../model/origin.ts'
import { literal, possibilities, type Value, unknown } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { FunctionType, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import type { Additions } from './additions.ts'
import type { Bound } from './bound.ts'
import { isNothing, isWeak } from './exports.ts'

type Shape = Readonly<Record<string, Held>>

export interface HeldTypes {
  /** The type that one of a library stands for; the function that an export of it is. */
  itself(of: Named, args: readonly TypeRef[], as: 'type' | 'function'): TypeRef | undefined
  /** Whether anything is known of its members. */
  has(of: Named, from: string): boolean
  member(of: Named, args: readonly TypeRef[], name: string, from: string): Value
  /** The type of a method that is given functions, or decides by its call what it hands back. As a member it stays the library's. */
  method(of: Named, args: readonly TypeRef[], name: string): TypeRef | undefined
  /** The types of a module to which applications may add something, and the methods by which they do. */
  names(module: string): readonly string[]
}

export function createHeldTypes(mind: () => Mind, frameworks: readonly Framework[], additions: Additions, bound: Bound): HeldTypes {
  const byModule = new Map<string, Framework[]>()
  const byPrefix: { readonly prefix: string; readonly framework: Framework }[] = []
  for (const framework of frameworks) for (const module of framework.types === undefined ? [] : framework.modules) {
    if (module.endsWith('/*')) byPrefix.push({ prefix: module.slice(0, -1), framework })
    else byModule.set(module, [...byModule.get(module) ?? [], framework])
  }
  const tablesOf = (module: string): readonly Framework[] => byModule.get(module) ?? byPrefix.flatMap(({ prefix, framework }) => module.startsWith(prefix) ? [framework] : [])

  const shapeOf = ({ module, name }: Named): Shape | undefined => tablesOf(module).map(({ types = {} }) => Object.hasOwn(types, name) ? types[name] : undefined).find((one) => one !== undefined)

  const ownShape = (of: Named, name: string): Held | undefined => {
    const shape = shapeOf(of)
    return shape !== undefined && Object.hasOwn(shape, name) ? shape[name] : undefined
  }

  const basesOf = (of: Named): readonly Named[] => tablesOf(of.module).flatMap(({ extends: bases = {} }) => (Object.hasOwn(bases, of.name) ? bases[of.name]! : []).map((one) => named(one, of)))

  const carries = ({ module, name }: Named): boolean => tablesOf(module).some((one) => one.carries?.includes(name) === true)

  const member = (of: Named, args: readonly TypeRef[], name: string, from: string): Value => {
    const said = additions.member(of, name, from)
    if (!isNothing(said)) return given(of, name, from, said)
    const held = ownShape(of, name)
    if (held !== undefined && isMethod(held)) return unknown
    if (held !== undefined) return mind().typed(typeOf(held, of, args), from)
    for (const base of basesOf(of)) {
      const inherited = additions.member(base, name, from)
      if (!isNothing(inherited)) return inherited
    }
    return given(of, name, from, unknown)
  }

  /** What the package hands to a carrier under a name is more than the interface by which it is declared. */
  const given = (of: Named, name: string, from: string, said: Value): Value => {
    if (!carries(of) || !isNothing(said) && possibilities(said).some((one) => one.kind !== 'ref' || one.origin.root.kind !== 'declared')) return said
    const handed = bound.behind({ key: valueKey(literal(name)), name }, from)
    return handed === undefined || isWeak(handed) ? said : handed
  }

  return {
    itself(of, args, as) {
      const shape = shapeOf(of)
      const own = as === 'function' ? shape?.['()'] ?? shape?.[''] : shape?.['']
      return own === undefined ? undefined : typeOf(own, of, args)
    },
    has: (of, from) => shapeOf(of) !== undefined || basesOf(of).length > 0 || carries(of) || additions.has(of, from),
    member,
    method(of, args, name) {
      const held = ownShape(of, name)
      return held === undefined || !isMethod(held) ? undefined : typeOf(held, of, args)
    },
    names: (module) => tablesOf(module).flatMap(({ types = {}, extends: bases = {}, carries: carried = [], injection }) => {
      const names = [...Object.keys(types), ...carried, ...Object.values(bases).flatMap((all) => all.map(({ name }) => name)), ...Object.keys(injection?.calls ?? {})]
      return names.map((name) => name.slice(name.lastIndexOf('.') + 1))
    }),
  }
}

function isMethod({ gives, back, called }: Held): boolean {
  return gives !== undefined || back !== undefined || called === 'byName'
}

const open: TypeRef = { k: 'other' }

function named({ module, name }: LibraryType, by: Named): Named {
  return { module: module ?? by.module, name }
}

/** The type that a table describes, of a thing with those type arguments. */
function typeOf(held: Held, of: Named, args: readonly TypeRef[]): TypeRef {
  const go = (one: Held): TypeRef => typeOf(one, of, args)
  const { argument, member, fields, takes, gives, called } = held
  if (takes !== undefined) return { k: 'function', params: takes.map(go), returns: open }
  if (gives !== undefined || held.back !== undefined) return callingType(held, of, args)
  if (fields !== undefined) return { k: 'object', members: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, go(one)])) }
  const given = argument === undefined ? undefined : args[argument]
  const own = given ?? (held.named === undefined ? open : libraryType(held.named, of, args))
  const whole: TypeRef = held.ran === true ? { k: 'ran', of: own } : own
  const type: TypeRef = member === undefined ? whole : { k: 'index', of: whole, key: { k: 'literal', value: member } }
  const all: TypeRef = held.also === undefined ? type : { k: 'intersection', of: [type, libraryType(held.also, of, args)] }
  return called === undefined ? all : { k: 'function', params: [], returns: all, ...called === 'byName' ? { by: 'name' } : {} }
}

/** A function that is given functions: whatever their place, they are called in the same way. */
function callingType({ gives, back, generic, adds }: Held, of: Named, args: readonly TypeRef[]): FunctionType {
  const called: TypeRef = { k: 'function', params: (gives ?? []).map((one) => typeOf(one, of, args)), returns: open }
  const returns = back === undefined ? open : back === 'itself' ? libraryType(of, of, args) : typeOf(back, of, args)
  return { k: 'function', params: gives === undefined ? [] : [called], returns, any: true, ...adds !== undefined ? { by: adds } : generic === true ? { by: 'types' } : {} }
}

function libraryType(type: LibraryType, by: Named, args: readonly TypeRef[]): TypeRef {
  return { k: 'import', ...named(type, by), args }
}
