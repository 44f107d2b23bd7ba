// Properties, with everything looked up that the project itself declares: classes and their bases, modules, declared types.

import { firstOf } from '../../model/lists.ts'
import { type Origin, origin } from '../../model/origin.ts'
import { type Value, array, distribute, elementOf, get, possibilities, ref, unknown } from '../../model/value.ts'
import type { ClassFacts, FileFacts, MemberFacts, ParamFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { isSymbolicOrigin } from '../summarize/symbols.ts'
import { typeOfDefault } from '../summarize/defaults.ts'
import { valueFrame } from '../summarize/frame.ts'
import { declaredAlias } from './aliases.ts'
import { membersNamed } from './class-members.ts'
import { bindParameters, isSymbolic, parameterPath } from './bindings.ts'
import { isNothing, isWeak, opened } from './exports.ts'
import { heldIn, isEmptyDictionary } from './dictionaries.ts'
import { namedAt } from './imports.ts'
import type { Injected } from './injected.ts'
import type { Contextual } from './contextual.ts'
import { overriddenParameter } from './overridden.ts'
import { isOfLibrary, isUntold, selfOf } from './parameters.ts'
import { baseValues, isMixin } from './lineage.ts'
import { memberOfRegistered } from './registered.ts'
import { returnedObject } from './returned-objects.ts'
import { baseArguments, typeWithin } from './type-arguments.ts'
import type { Types } from './types.ts'
import { thisIn } from './written-objects.ts'
import { returnedBy } from './returned-by.ts'

const BASE_LIMIT = 10

type Instance = Value & { readonly kind: 'instance' }

export interface Members {
  member(value: Value, name: string): Value
  declared(from: Origin): Value | undefined
  isCarried(from: Origin, file: string): boolean
}

export function createMembers(mind: () => Mind, types: Types, injected: Injected, contextual: Contextual): Members {
  let depth = 0

  const member = (value: Value, name: string): Value => distribute(value, (one) => {
    if (depth > 24) return unknown
    depth += 1
    try {
      if (one.kind === 'instance') return instanceMember(one.class, name, one, 0) ?? (isMixin(mind(), one.class) ? unknown : ref(origin({ kind: 'result', of: undefined, at: { file: splitKey(one.class).file, start: 0, end: 0 } }, 'this', [name])))
      if (one.kind !== 'ref') return memberOfRegistered(one, name) ?? get(one, name)
      const own = rowMember(one, name)
      if (own !== undefined) return own
      if (one.origin.path.length > 0) return injected.held(one.origin, name) ?? get(one, name)
      const root = one.origin.root
      if (root.kind === 'class') return staticMember(root.class, name, one, 0) ?? get(one, name)
      if (root.kind === 'instance' && root.members !== undefined) {
        const told = types.declaredMember(root.members, name)
        return isNothing(told) ? get(one, name) : told
      }
      if (root.kind === 'module') {
        const exported = mind().exported(root.file, name)
        return isNothing(exported) ? get(one, name) : exported
      }
      if (root.kind === 'declared') {
        // Of a text or a number nothing is known but whose it is.
        const typed = types.declaredMember(root.type, name)
        return isNothing(typed) ? get(one, name) : typed
      }
      return get(one, name)
    } finally {
      depth -= 1
    }
  })

  const classOf = (key: string): { readonly facts: FileFacts; readonly cls: ClassFacts } | undefined => {
    const { file, id } = splitKey(key)
    const facts = mind().program.facts(file)
    const cls = facts?.classes[id]
    return facts === undefined || cls === undefined ? undefined : { facts, cls }
  }

  /** A method or getter of the class that rows are instances of. Its properties stay what the query gave. */
  const rowMember = (one: Value & { readonly kind: 'ref' }, name: string): Value | undefined => {
    if (!isOfRows(one.origin)) return undefined
    const whole = declared(one.origin)
    return whole?.kind === 'instance' ? methodOf(whole.class, name, one, 0) : undefined
  }

  const methodOf = (key: string, name: string, self: Value, hops: number): Value | undefined => {
    const found = classOf(key)
    if (found === undefined || hops > BASE_LIMIT) return undefined
    const { facts, cls } = found
    const own = membersNamed(cls, name).find((one) => !one.static && one.kind !== 'setter')
    if (own !== undefined) return own.fn === undefined ? undefined : codeMember(facts, own, self)
    return firstOf(baseValues(mind(), facts, cls), (base) => base.kind === 'ref' && base.origin.root.kind === 'class' ? methodOf(base.origin.root.class, name, self, hops + 1) : undefined)
  }

  /** A method as a function of its object; a getter as what it gives. */
  const codeMember = (facts: FileFacts, own: MemberFacts, self: Value): Value | undefined => {
    if (own.fn === undefined) return undefined
    const fn = functionKey(facts.file, own.fn)
    if (own.kind === 'method') return { kind: 'closure', fn, captured: {}, self }
    return own.kind === 'getter' ? returnedBy(mind(), { kind: 'closure', fn, captured: {}, self }) : undefined
  }

  /** Members under evaluation: `this.state = { ...this.state }` asks for itself. */
  const running = new Set<string>()

  /** `whole`: the object itself, where `self` is what the constructor of a class above was given. */
  const instanceMember = (key: string, name: string, self: Instance, hops: number, whole: Instance = self): Value | undefined => {
    const mark = `member ${key}${self.types === undefined ? '' : `<${self.types.join()}>`}.${name}`
    if (running.has(mark)) return unknown
    running.add(mark)
    try {
      // Without constructor arguments the answer is the same each time.
      return self.args === undefined && self.class === key ? mind().program.remember(mark, () => ({ value: findMember(key, name, self, hops, whole) })).value : findMember(key, name, self, hops, whole)
    } finally {
      running.delete(mark)
    }
  }

  const findMember = (key: string, name: string, self: Instance, hops: number, whole: Instance): Value | undefined => {
    const found = classOf(key)
    if (found === undefined || hops > BASE_LIMIT) return undefined
    const { facts, cls } = found
    const own = membersNamed(cls, name).find((one) => !one.static && (one.kind !== 'method' || one.fn !== undefined || one.type !== undefined) && one.kind !== 'setter')
    const value = own === undefined ? undefined : ownMember(facts, cls, own, self, whole)
    if (value !== undefined) return value
    const assigned = cls.assignments.find((one) => one.name === name)
    if (own === undefined && assigned !== undefined) return assignedValue(facts, cls, assigned, self, whole) ?? unknown
    const other = own === undefined ? returnedObject(mind(), facts, cls, whole) : undefined
    if (other !== undefined) return member(other, name)
    for (const base of baseValues(mind(), facts, cls)) {
      const inherited = inheritedMember(facts, cls, base, name, self, hops, whole)
      if (inherited !== undefined) return inherited
    }
    return own === undefined ? undefined : unknown
  }

  const inheritedMember = (facts: FileFacts, cls: ClassFacts, base: Value, name: string, self: Instance, hops: number, whole: Instance): Value | undefined => {
    if (base.kind !== 'ref') return undefined
    if (base.origin.root.kind === 'class' && base.origin.path.length === 0) return instanceMember(base.origin.root.class, name, { ...self, args: superArguments(facts, cls, self) }, hops + 1, whole)
    return base.origin.root.kind !== 'import' ? undefined : ref(origin({ kind: 'instance', of: namedAt(base.origin), how: 'declared', by: self.class, ...cls.extendsArguments.length === 0 ? {} : { arguments: baseArguments(mind(), { facts, cls }, whole) } }, undefined, [name]))
  }

  const ownMember = (facts: FileFacts, cls: ClassFacts, own: MemberFacts, self: Instance, whole: Instance): Value | undefined => {
    if (own.fn !== undefined) return codeMember(facts, own, whole)
    if (own.kind === 'method') return undefined
    const candidates: Value[] = []
    if (own.param !== undefined) {
      const given = self.args?.[own.param]
      if (given !== undefined && !isNothing(given)) candidates.push(given)
    }
    if (own.init !== undefined) {
      const frame = valueFrame(facts, facts.functions[cls.fieldsFn]!)
      candidates.push(opened(mind().evaluate(own.init, { ...frame, self: whole })))
    }
    const assigned = cls.assignments.find((one) => one.name === own.name)
    if (assigned !== undefined) {
      const value = assignedValue(facts, cls, assigned, self, whole)
      if (value !== undefined) candidates.push(value)
    }
    const strong = candidates.find((one) => !isWeak(one) && !isSymbolic(one))
    // A flag that a method sets may have any value when another asks.
    if (strong?.kind === 'literal' && assigned !== undefined) return unknown
    // Something computed is less than what its declared type says.
    if (strong !== undefined && strong.kind !== 'unknown' && !(own.type?.k === 'array' && isList(strong)) && !(own.type !== undefined && (isLeft(strong) || isEmptyDictionary(strong)))) return strong
    const param = own.param === undefined ? undefined : constructorParam(facts, cls, own.param)
    const type = own.type ?? param?.type
    const typed = type === undefined ? unknown : mind().typed(typeWithin(mind(), type, { facts, cls }, whole), facts.file)
    const given = injected.into({ facts, decorators: param?.decorators ?? own.decorators, typed }) ?? (isNothing(typed) && own.param !== undefined ? injected.parameter(facts, facts.functions[cls.constructorFn!]!, own.param) : undefined)
    if (given !== undefined) return given
    // A list whose items are computed is one of contracts where its type says so; of data, what it was made of says more.
    if (strong !== undefined && strong.kind !== 'unknown' && !((isLeft(strong) || isEmptyDictionary(strong) && types.entryOf(typed) !== undefined) && !isNothing(typed))) return mind().implementations(elementOf(typed), facts.file)?.length ? typed : strong
    if (!isNothing(typed)) return typed
    return strong ?? candidates[0] ?? (param?.default === undefined ? undefined : typeOfDefault(mind(), facts, facts.functions[cls.constructorFn!]!, param))
  }

  const constructorParam = (facts: FileFacts, cls: ClassFacts, index: number): ParamFacts | undefined =>
    cls.constructorFn === undefined ? undefined : facts.functions[cls.constructorFn]?.params[index]

  const assignedValue = (facts: FileFacts, cls: ClassFacts, assigned: ClassFacts['assignments'][number], self: Instance, whole: Instance): Value | undefined => {
    const fn = facts.functions[assigned.fn]
    if (fn === undefined) return undefined
    const frame = valueFrame(facts, fn)
    bindParameters(mind(), fn.params, frame.key, frame.vars)
    const value = opened(mind().evaluate(assigned.value, { ...frame, self: whole }))
    if (assigned.fn !== cls.constructorFn || self.args === undefined) return symbolicDeclared(value)
    return mind().substitute(value, { fn: frame.key, args: self.args, open: false, captured: {}, self: whole })
  }

  const symbolicDeclared = (value: Value): Value => distribute(value, (one) => {
    if (one.kind !== 'ref' || one.origin.root.kind !== 'param') return one
    return declared(one.origin) ?? one
  })

  const superArguments = (facts: FileFacts, cls: ClassFacts, self: Instance): readonly Value[] | undefined => {
    if (cls.constructorFn === undefined) return self.args
    const fn = facts.functions[cls.constructorFn]!
    const call = fn.body.find((stmt) => stmt.k === 'expr' && stmt.value.k === 'call' && stmt.value.callee.k === 'super')
    if (call === undefined || call.k !== 'expr' || call.value.k !== 'call') return undefined
    const frame = valueFrame(facts, fn)
    bindParameters(mind(), fn.params, frame.key, frame.vars)
    const args = call.value.args.map((arg) => mind().evaluate(arg, { ...frame, self }))
    return self.args === undefined ? args.map(symbolicDeclared) : args.map((arg) => mind().substitute(arg, { fn: frame.key, args: self.args!, open: false, captured: {}, self }))
  }

  const staticMember = (key: string, name: string, self: Value, hops: number): Value | undefined => {
    const found = classOf(key)
    if (found === undefined || hops > BASE_LIMIT) return undefined
    const { facts, cls } = found
    const own = membersNamed(cls, name).find((one) => one.static)
    if (own?.fn !== undefined) return codeMember(facts, own, self)
    if (own?.init !== undefined) {
      const value = opened(mind().evaluate(own.init, valueFrame(facts, facts.functions[cls.fieldsFn]!)))
      if (!isWeak(value)) return value
    }
    if (own?.type !== undefined) return mind().typed(own.type, facts.file)
    return firstOf(baseValues(mind(), facts, cls), (base) => {
      if (base.kind === 'ref' && base.origin.root.kind === 'class') return staticMember(base.origin.root.class, name, self, hops + 1)
      return base.kind === 'ref' && base.origin.root.kind === 'import' ? ref(origin({ kind: 'import', of: namedAt(base.origin), by: classKeyOfStatic(self) ?? key }, undefined, [name])) : undefined
    })
  }

  const isCarried = (from: Origin, file: string): boolean => {
    const base = from.path.length === 0 ? undefined : isSymbolicOrigin(from) ? declaredRoot(from) : ref(origin(from.root))
    return base !== undefined && isUntold(mind(), from.path.reduce(member, base), file)
  }

  /** What annotations and classes say of a symbolic origin. */
  const declared = (from: Origin): Value | undefined => {
    const base = declaredRoot(from)
    if (base === undefined || isNothing(base)) return undefined
    const value = from.path.reduce(member, base)
    return isNothing(value) || isOfLibrary(mind(), contextual, from.root, value) ? undefined : value
  }

  const declaredRoot = (from: Origin): Value | undefined => {
    const root = from.root
    if (root.kind === 'param') {
      const { file, id } = splitKey(root.fn)
      const facts = mind().program.facts(file)
      const fn = facts?.functions[id]
      if (facts === undefined || fn === undefined) return undefined
      if (root.index < 0) return selfOf(facts, id) ?? mind().contexts.declared(root) ?? thisIn(mind(), facts, id)
      const param = fn.params[root.index]
      if (param?.type === undefined) return mind().contexts.declared(root) ?? overriddenParameter(mind(), facts, fn, root.index) ?? contextual.parameter(facts, id, root.index) ?? (param === undefined ? undefined : typeOfDefault(mind(), facts, fn, param)) ?? (param?.default === undefined ? injected.parameter(facts, fn, root.index) : undefined)
      const typed = mind().typed(param.type, file)
      const given = fn.kind === 'constructor' ? injected.into({ facts, decorators: param.decorators, typed }) : undefined
      return given ?? (isNothing(typed) ? injected.parameter(facts, fn, root.index) : undefined) ?? typed
    }
    if (root.kind === 'captured') {
      const { file, id } = splitKey(root.fn)
      const facts = mind().program.facts(file)
      const fn = facts?.functions[id]
      const type: TypeRef | undefined = fn?.locals[root.name]?.type
      if (type !== undefined) return mind().typed(type, file)
      const found = fn === undefined ? undefined : parameterPath(fn.params, root.name)
      if (found === undefined || fn === undefined) return mind().contexts.declared(root) ?? (fn === undefined ? undefined : declaredAlias(fn, root, { declared, member }))
      return mind().contexts.declared(root) ?? declared(origin({ kind: 'param', fn: root.fn, index: found.index }, undefined, found.path))
    }
    if (root.kind === 'rows' && root.class !== undefined) {
      const row: Value = { kind: 'instance', class: root.class, args: undefined }
      return root.many ? array([], row) : row
    }
    if (root.kind === 'result') {
      const held = heldIn(mind(), from, { declared, entryOf: types.entryOf })
      if (held !== undefined) return held
      const callee = root.of?.root.kind === 'declared' ? ref(root.of) : root.of === undefined ? undefined : contextual.methodOf(root.of) ?? declared(root.of)
      return callee?.kind === 'ref' && callee.origin.root.kind === 'declared' ? types.declaredResult(callee.origin.root.type) : undefined
    }
    if (root.kind === 'element') {
      const whole = declared(root.of)
      return whole?.kind === 'array' ? elementOf(whole) : heldIn(mind(), from, { declared: () => whole, entryOf: types.entryOf })
    }
    return undefined
  }

  return { member, declared, isCarried }
}

/** What was made for something that only those know who construct the object. */
function isLeft(value: Value): boolean {
  return value.kind === 'ref' && value.origin.root.kind === 'builder' && isSymbolicOrigin(value.origin)
}

/** A list of which no item is known. */
function isList(value: Value): boolean {
  return value.kind === 'array' && value.items.length === 0 && value.more !== undefined && possibilities(value.more).some((one) => one.kind === 'unknown')
}

/** Whether an origin is a row of a query with a class, one of its items, or something reached from it. */
function isOfRows(from: Origin): boolean {
  const { root } = from
  return root.kind === 'rows' ? root.class !== undefined : root.kind === 'element' && isOfRows(root.of)
}

function classKeyOfStatic(value: Value): string | undefined {
  return value.kind === 'ref' && value.origin.root.kind === 'class' ? value.origin.root.class : undefined
}
