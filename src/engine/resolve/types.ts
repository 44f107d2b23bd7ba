// The ladder's rung of annotations: a type reference → what a value of that type is known to be. Not a type checker: names, members,
// wrappers and `typeof`, which is what receivers need; everything else is left open.

import type { OrmProject } from '../../model/orm.ts'
import { type Named, origin } from '../../model/origin.ts'
import { type Value, array, elementOf, ref, union, unknown } from '../../model/value.ts'
import type { FileFacts, TypeFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { valueFrame } from '../summarize/frame.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { type Additions, GLOBAL, isLeftOpen } from './additions.ts'
import { isNothing } from './exports.ts'
import { RECORD } from './dictionaries.ts'
import type { HeldTypes } from './held.ts'
import { type FunctionTypes, type Interned, createFunctionTypes } from './function-types.ts'
import { importOf } from './imports.ts'
import { valuesAt } from './locals.ts'
import { rememberTypes } from './remembered-types.ts'
import type { Stars } from './stars.ts'
import { returnedBy } from './returned-by.ts'

/** Types that stand for their first argument as far as members are concerned. */
const TRANSPARENT = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'Exclude', 'Extract', 'DeepReadonly', 'Simplify', 'Prettify'])
const COLLECTIONS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'IterableIterator', 'AsyncGenerator', 'Generator', 'AsyncIterableIterator'])
/** Types of libraries that do the same. */
const SHAPING = /^(Omit|Pick|Readonly|Partial)$/
const DEPTH_LIMIT = 12

export interface Types extends FunctionTypes {
  typed(type: TypeRef, file: string): Value
  /** A member of a declared object type. */
  declaredMember(key: string, name: string): Value
  /** The type of a library's method, of a thing whose members are declared so; undefined where no table has it. */
  methodType(members: string, name: string): Value | undefined
  /** The function that an export of a package is, by some table. */
  exportedFunction(of: Named, args: readonly TypeRef[], file: string): Value | undefined
  /** What a map or a record of some type holds. */
  entryOf(whole: Value): Value | undefined
  /** What is known of a thing of a package by its type arguments. */
  heldBy(of: Named, args: readonly TypeRef[], file: string): Value
}


export function createTypes(mind: () => Mind, orms: readonly OrmProject[], stars: Stars, held: HeldTypes, additions: Additions): Types {
  const interned = new Map<string, Interned>()
  const texts = new WeakMap<TypeRef, string>()
  const functions = createFunctionTypes((key) => interned.get(key), (type, file) => typed(type, file))
  let depth = 0

  const keyOf = (type: TypeRef, file: string): string => {
    const key = `${file}|${textOf(type)}`
    interned.set(key, { type, file })
    return key
  }

  /** Types are written once, and asked for again and again. */
  const textOf = (type: TypeRef): string => {
    const known = texts.get(type)
    if (known !== undefined) return known
    const text = JSON.stringify(type)
    texts.set(type, text)
    return text
  }

  const remembered = rememberTypes(mind, textOf, (type, file) => within(type, file))

  const intern = (type: TypeRef, file: string, name: string): Value => ref(origin({ kind: 'declared', type: keyOf(type, file), name }))

  const typed = (type: TypeRef, file: string): Value => depth > 0 ? within(type, file) : remembered(type, file)

  const within = (type: TypeRef, file: string): Value => {
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
      case 'elsewhere': return typed(type.of, type.file)
      case 'ran': {
        const value = typed(type.of, file)
        const result = resultOf(value)
        return isNothing(result) ? value : result
      }
      case 'value': {
        const facts = mind().program.facts(type.file)
        const fn = facts?.functions[type.fn]
        return facts === undefined || fn === undefined ? unknown : valuesAt(mind(), facts, fn, type.value, [type.value])[0]!
      }
      default: return unknown
    }
  }

  /** What a dictionary holds under each key. */
  const entryOf = (base: Value): Value | undefined => {
    if (base.kind !== 'ref' || base.origin.path.length > 0) return undefined
    const { root } = base.origin
    const declared = interned.get(root.kind === 'declared' ? root.type : root.kind === 'instance' && root.of.module === GLOBAL ? root.members ?? '' : '')
    const held = declared?.type.k === 'ref' && /^(?:Record|(?:Readonly|Weak)?Map)$/.test(declared.type.name) ? declared.type.args[1] : undefined
    return held === undefined || declared === undefined ? undefined : typed(held, declared.file)
  }

  const named = (name: string, args: readonly TypeRef[], file: string): Value => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return unknown
    const [head = name, ...rest] = name.split('.')
    const own = facts.types.find((one) => one.name === name)
    if (own !== undefined) return declaredType(own, args, file)
    const cls = facts.classes.find((one) => one.name === name && one.fn === 0)
    if (cls !== undefined) return { kind: 'instance', class: `${file}#${cls.id}`, args: undefined, ...cls.typeParameters.length === 0 ? {} : instantiated(args, file) }
    const binding = importOf(facts, head)
    if (binding !== undefined) {
      const imported = binding.name === '*' || binding.name === 'default' && rest.length > 0 ? rest.join('.') : [binding.name, ...rest].join('.')
      return external({ module: binding.module, name: imported === '' ? binding.name : imported }, args, file)
    }
    const first = args[0]
    if (COLLECTIONS.has(name)) return first === undefined ? array([], unknown) : array([], typed(first, file))
    if (TRANSPARENT.has(name)) return first === undefined ? unknown : typed(first, file)
    if (name === 'ReturnType' && first !== undefined) return resultOf(typed(first, file))
    if (name === 'InstanceType' && first !== undefined) return instanceOf(typed(first, file))
    if (name === RECORD) return intern({ k: 'ref', name, args }, file, RECORD)
    if (name === 'Parameters' && first !== undefined) return unknown
    if (name === 'Map' || name === 'ReadonlyMap' || name === 'WeakMap' || name === 'Date' || name === 'RegExp') return ref(origin({ kind: 'instance', of: { module: GLOBAL, name }, how: 'declared', ...args.length === 2 ? { members: keyOf({ k: 'ref', name, args }, file) } : {} }))
    return additions.alias(name, file) ?? (additions.has({ module: GLOBAL, name }, file) ? intern({ k: 'import', module: GLOBAL, name, args: [] }, file, name) : ofThisFile(name, facts))
  }

  /** Where none of them is a class of the project, they tell nothing. */
  const instantiated = (args: readonly TypeRef[], file: string): { readonly types?: readonly string[] } => {
    const types = args.map((one) => classKeyOf(typed(one, file)) ?? '')
    return types.some((one) => one !== '') ? { types } : {}
  }

  /** Within `declare module 'x'`, the types that it declares have their plain names. */
  const ofThisFile = (name: string, facts: FileFacts): Value => {
    const own = facts.additions.find((one) => one.name === name)
    return own === undefined ? unknown : declaredType(own, [], facts.file)
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
    return target.kind === 'value' ? instanceOf(target.value) : named([target.name, ...rest].join('.'), args.map((of) => ({ k: 'elsewhere', file, of })), target.file)
  }

  const methodType = (members: string, name: string): Value | undefined => {
    const thing = interned.get(members)
    const type = thing?.type.k === 'import' ? held.method({ module: thing.type.module, name: thing.type.name }, thing.type.args, name) : undefined
    return type === undefined ? undefined : typed(type, thing!.file)
  }

  const standsFor = (of: Named, args: readonly TypeRef[], file: string, as: 'type' | 'function'): Value | undefined => {
    const type = held.itself(of, args, as)
    return type === undefined ? undefined : typed(type, file)
  }

  /** A thing of a package, with what is known of its members; or what its type arguments tell that it is itself. */
  const heldBy = (of: Named, args: readonly TypeRef[], file: string): Value => {
    const whole = standsFor(of, args, file, 'type')
    if (whole !== undefined) return whole
    const members = held.has(of, file) ? { members: keyOf({ k: 'import', module: of.module, name: of.name, args }, file) } : {}
    return ref(origin({ kind: 'instance', of, how: 'declared', ...typeArguments(of.module, args, file), ...members }))
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
    const binding = importOf(facts, localName)
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
    if (type.k === 'import') return held.member({ module: type.module, name: type.name }, type.args, name, file)
    if (type.k === 'value') return ownField(typed(type, file), name)
    if (type.k !== 'intersection') return unknown
    const values = type.of.map((part) => part.k === 'object' || part.k === 'value' ? memberOfType(part, name, file) : mind().member(typed(part, file), name)).filter((one) => !isNothing(one))
    // What is said of it goes before a mere name.
    return values.find((one) => !isLeftOpen(one)) ?? values[0] ?? unknown
  }

  /** A field that an object itself has, by its type where only a caller of the function around it knows it. */
  const ownField = (whole: Value, name: string): Value => {
    const value = whole.kind !== 'object' ? mind().member(whole, name) : Object.hasOwn(whole.fields, name) ? whole.fields[name]! : unknown
    return value.kind === 'ref' && mentionsSymbols(value) ? mind().declared(value.origin) ?? unknown : value
  }

  const resultOf = (value: Value): Value => {
    if (value.kind === 'closure') return returnedBy(mind(), value)
    if (value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.path.length === 0) return functions.declaredResult(value.origin.root.type) ?? unknown
    return unknown
  }

  return { typed, methodType, exportedFunction: (of, args, file) => standsFor(of, args, file, 'function'), declaredMember, entryOf, heldBy, ...functions }
}

/** Whether a type is the language's own, by its name. */
export function isOfLanguage(name: string): boolean {
  return COLLECTIONS.has(name) || TRANSPARENT.has(name) || /^(?:ReturnType|InstanceType|Parameters|Record|(?:Readonly|Weak)?Map|Date|RegExp)$/.test(name)
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
