// The ladder's rung of annotations: a type reference → what a value of that type is known to be. Not a type checker: names, members,
// wrappers and `typeof`, which is what receivers need; everything else is left open.

import type { Framework, Held } from '../../model/framework.ts'
import type { OrmProject } from '../../model/orm.ts'
import { type Named, origin } from '../../model/origin.ts'
import { type Value, array, elementOf, ref, union, unknown } from '../../model/value.ts'
import type { TypeFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'
import { isNothing } from './exports.ts'
import type { Stars } from './stars.ts'

/** Types that stand for their first argument as far as members are concerned. */
const TRANSPARENT = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'Exclude', 'Extract', 'DeepReadonly', 'Simplify', 'Prettify'])
const COLLECTIONS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'IterableIterator', 'AsyncGenerator', 'Generator', 'AsyncIterableIterator'])
/** Types of libraries that do the same. */
const SHAPING = /^(Omit|Pick|Readonly|Partial)$/
const DEPTH_LIMIT = 12

export interface Types {
  typed(type: TypeRef, file: string): Value
  /** A member of a declared object type. */
  declaredMember(key: string, name: string): Value
  /** What calling a value of a declared function type gives. */
  declaredResult(key: string): Value | undefined
  /** What is known of a thing of a package by its type arguments. */
  heldBy(of: Named, args: readonly TypeRef[], file: string): Value
}

interface Interned {
  readonly type: TypeRef
  readonly file: string
}

export function createTypes(mind: () => Mind, orms: readonly OrmProject[], stars: Stars, frameworks: readonly Framework[]): Types {
  const shapes = new Map(frameworks.flatMap(({ modules, types = {} }) => modules.flatMap((module) => Object.entries(types).map(([name, shape]) => [`${module} ${name}`, shape] as const))))
  const interned = new Map<string, Interned>()
  let depth = 0

  const intern = (type: TypeRef, file: string, name: string): Value => {
    const key = `${file}|${JSON.stringify(type)}`
    interned.set(key, { type, file })
    return ref(origin({ kind: 'declared', type: key, name }))
  }

  const typed = (type: TypeRef, file: string): Value => {
    if (depth > DEPTH_LIMIT) return unknown
    depth += 1
    try {
      return typedInner(type, file)
    } finally {
      depth -= 1
    }
  }

  const typedInner = (type: TypeRef, file: string): Value => {
    switch (type.k) {
      case 'array': return array([], typed(type.of, file))
      case 'tuple': return array(type.of.map((one) => typed(one, file)))
      case 'union': {
        const known = type.of.filter((one) => !(one.k === 'keyword' && /^(undefined|null|void|never)$/.test(one.name)) && !(one.k === 'literal' && one.value === null)).map((one) => typed(one, file))
        return known.length === 0 || known.some(isNothing) ? unknown : union(...known)
      }
      case 'intersection': return intersection(type.of, file)
      case 'object': case 'function': return intern(type, file, 'value')
      case 'typeof': {
        const facts = mind().program.facts(file)
        return facts === undefined ? unknown : mind().evaluate(type.value, valueFrame(facts, facts.functions[0]!))
      }
      case 'index': {
        const key = type.key.k === 'literal' ? String(type.key.value) : undefined
        const base = typed(type.of, file)
        if (key !== undefined) return mind().member(base, key)
        if (type.key.k !== 'keyword') return unknown
        return entryOf(base) ?? (type.key.name === 'number' ? elementOf(base) : unknown)
      }
      case 'ref': return named(type.name, type.args, file)
      case 'import': return external({ module: type.module, name: type.name }, type.args, file)
      default: return unknown
    }
  }

  /** What a dictionary holds under each key. */
  const entryOf = (base: Value): Value | undefined => {
    const declared = base.kind === 'ref' && base.origin.root.kind === 'declared' && base.origin.path.length === 0 ? interned.get(base.origin.root.type) : undefined
    const held = declared?.type.k === 'ref' && declared.type.name === 'Record' ? declared.type.args[1] : undefined
    return held === undefined || declared === undefined ? undefined : typed(held, declared.file)
  }

  const named = (name: string, args: readonly TypeRef[], file: string): Value => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return unknown
    const [head = name, ...rest] = name.split('.')
    const own = facts.types.find((one) => one.name === name)
    if (own !== undefined) return declaredType(own, args, file)
    const cls = facts.classes.find((one) => one.name === name && one.fn === 0)
    if (cls !== undefined) return { kind: 'instance', class: `${file}#${cls.id}`, args: undefined }
    const binding = facts.imports.find((one) => one.local === head)
    if (binding !== undefined) {
      const imported = binding.name === '*' || binding.name === 'default' && rest.length > 0 ? rest.join('.') : [binding.name, ...rest].join('.')
      return external({ module: binding.module, name: imported === '' ? binding.name : imported }, args, file)
    }
    const first = args[0]
    if (COLLECTIONS.has(name)) return first === undefined ? array([], unknown) : array([], typed(first, file))
    if (TRANSPARENT.has(name)) return first === undefined ? unknown : typed(first, file)
    if (name === 'ReturnType' && first !== undefined) return resultOf(typed(first, file))
    if (name === 'InstanceType' && first !== undefined) return instanceOf(typed(first, file))
    if (name === 'Record') return intern({ k: 'ref', name, args }, file, 'value')
    if (name === 'Parameters' && first !== undefined) return unknown
    if (name === 'Map' || name === 'ReadonlyMap' || name === 'WeakMap' || name === 'Date' || name === 'RegExp') return ref(origin({ kind: 'instance', of: { module: 'global', name }, how: 'declared' }))
    return unknown
  }

  const declaredType = (own: TypeFacts, _args: readonly TypeRef[], file: string): Value => {
    if (own.kind === 'alias') return own.type.k === 'object' || own.type.k === 'function' ? intern(own.type, file, own.name) : typed(own.type, file)
    return own.extends.length === 0 ? intern(own.type, file, own.name) : intern({ k: 'intersection', of: [own.type, ...own.extends] }, file, own.name)
  }

  /** A type imported from elsewhere: followed into the project, else known by name and module. */
  const external = (from: Named, args: readonly TypeRef[], file: string): Value => {
    const [head = from.name, ...rest] = from.name.split('.')
    const found = mind().program.resolve(from.module, file)
    const target = exportedType(from.module, head, file, 0)
    if (target === undefined || target.kind === 'external') {
      const of = target === undefined ? from : { ...target.of, name: [target.of.name, ...rest].join('.') }
      if (args[0] !== undefined && (SHAPING.test(of.name) || isWrapper(of, file))) return typed(args[0], file)
      return heldBy(of, args, file)
    }
    if (found.kind !== 'file') return unknown
    return target.kind === 'value' ? instanceOf(target.value) : named([target.name, ...rest].join('.'), args, target.file)
  }

  /** A thing of a package, with what its type arguments tell of its members by some table; or what they tell that it is itself. */
  const heldBy = (of: Named, args: readonly TypeRef[], file: string): Value => {
    const shape = shapes.get(`${of.module} ${of.name}`)
    if (shape?.[''] !== undefined) return typed(typeOfHeld(shape[''], args), file)
    const members = shape === undefined ? undefined : intern({ k: 'object', members: Object.fromEntries(Object.entries(shape).map(([name, held]) => [name, typeOfHeld(held, args)])) }, file, of.name)
    const key = members?.kind === 'ref' && members.origin.root.kind === 'declared' ? { members: members.origin.root.type } : {}
    return ref(origin({ kind: 'instance', of, how: 'declared', ...typeArguments(of.module, args, file), ...key }))
  }

  /** A type of an ORM that stands for its argument. */
  const isWrapper = (of: Named, file: string): boolean => orms.some((orm) => orm.wrappers?.includes(of.name) === true && orm.owns(of.module, undefined, file) !== undefined)

  /** Type arguments matter for the types of an ORM only, whose entities they are. */
  const typeArguments = (module: string, args: readonly TypeRef[], file: string): { readonly arguments?: readonly string[] } => {
    if (args.length === 0 || !orms.some((orm) => orm.owns(module, undefined, file) !== undefined)) return {}
    return { arguments: args.map((one) => classKeyOf(typed(one, file)) ?? '') }
  }

  type Target = { readonly kind: 'type'; readonly file: string; readonly name: string } | { readonly kind: 'external'; readonly of: Named } | { readonly kind: 'value'; readonly value: Value }

  const exportedType = (module: string, name: string, from: string, hops: number): Target | undefined => {
    const probe = mind().imported(module, name, from)
    // The value side says that the module is outside the project, or that an ORM owns it.
    if (probe.kind === 'ref' && probe.origin.root.kind === 'import' && probe.origin.path.length === 0) return { kind: 'external', of: probe.origin.root.of }
    const found = mind().program.resolve(module, from)
    return found.kind === 'file' ? typeIn(found.file, name, probe, hops) : undefined
  }

  const typeIn = (file: string, name: string, probe: Value, hops: number): Target | undefined => {
    const facts = hops > DEPTH_LIMIT ? undefined : mind().program.facts(file)
    if (facts === undefined) return undefined
    const local = facts.exports.find((one) => one.name === name)
    if (local?.from !== undefined) return exportedType(local.from.module, local.from.name, file, hops + 1)
    const localName = local?.local ?? name
    const binding = facts.imports.find((one) => one.local === localName)
    if (local !== undefined && binding !== undefined) return exportedType(binding.module, binding.name, file, hops + 1)
    if (facts.types.some((one) => one.name === localName) || facts.classes.some((one) => one.name === localName && one.fn === 0)) return { kind: 'type', file, name: localName }
    if (!isNothing(probe)) return { kind: 'value', value: probe }
    const star = stars.starOf(file, name)
    return star?.kind === 'file' ? typeIn(star.file, name, probe, hops + 1) : undefined
  }

  const intersection = (parts: readonly TypeRef[], file: string): Value => {
    const values = parts.map((one) => typed(one, file)).filter((one) => !isNothing(one))
    if (values.length <= 1) return values[0] ?? unknown
    return intern({ k: 'intersection', of: parts }, file, 'value')
  }

  const declaredMember = (key: string, name: string): Value => {
    const declared = interned.get(key)
    if (declared === undefined) return unknown
    return memberOfType(declared.type, name, declared.file)
  }

  const memberOfType = (type: TypeRef, name: string, file: string): Value => {
    if (type.k === 'object') return Object.hasOwn(type.members, name) ? typed(type.members[name]!, file) : unknown
    if (type.k === 'intersection') {
      for (const part of type.of) {
        const value = part.k === 'object' ? memberOfType(part, name, file) : mind().member(typed(part, file), name)
        if (!isNothing(value) && !(value.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.path.length > 0 && type.of.length > 1 && part !== type.of.at(-1) && !isClientLike(value))) return value
      }
    }
    return unknown
  }

  const isClientLike = (value: Value): boolean => value.kind === 'ref' && value.origin.root.kind === 'instance'

  const declaredResult = (key: string): Value | undefined => {
    const declared = interned.get(key)
    return declared?.type.k === 'function' ? typed(declared.type.returns, declared.file) : undefined
  }

  const resultOf = (value: Value): Value => {
    if (value.kind === 'closure') {
      const returns = mind().summaryOf(value.fn).returns
      return mind().substitute(returns, { fn: value.fn, args: [], open: true, captured: value.captured, self: value.self })
    }
    if (value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.path.length === 0) return declaredResult(value.origin.root.type) ?? unknown
    return unknown
  }

  return { typed, declaredMember, declaredResult, heldBy }
}

function typeOfHeld({ argument, member, named, called }: Held, args: readonly TypeRef[]): TypeRef {
  const own: TypeRef = (argument === undefined ? undefined : args[argument]) ?? (named === undefined ? { k: 'other' } : { k: 'import', ...named, args: [] })
  const type: TypeRef = member === undefined ? own : { k: 'index', of: own, key: { k: 'literal', value: member } }
  return called === true ? { k: 'function', params: [], returns: type } : type
}

/** Whether a type that is imported from a package stands for its first argument. */
export function isTransparent(name: string): boolean {
  return SHAPING.test(name)
}

/** What a class makes when it is constructed. */
export function instanceOf(value: Value): Value {
  if (value.kind !== 'ref' || value.origin.path.length > 0) return value
  const root = value.origin.root
  if (root.kind === 'class') return { kind: 'instance', class: root.class, args: undefined }
  if (root.kind === 'import') return ref(origin({ kind: 'instance', of: root.of, how: 'declared' }))
  return value
}

/** The class of the project that a value is an instance of. */
export function classKeyOf(value: Value): string | undefined {
  return value.kind === 'instance' ? value.class : undefined
}
