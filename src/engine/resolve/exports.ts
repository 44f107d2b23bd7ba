// First rungs of the ladder: a name → its binding, import or export → the declaration's value, across files.

import type { OrmProject } from '../../model/orm.ts'
import { origin } from '../../model/origin.ts'
import { type Value, array, computedFrom, elementOf, get, object, ref, union, unknown } from '../../model/value.ts'
import type { Expr, FileFacts, Pattern, Stmt, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, keysOf } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import { filledIn } from './filled-in.ts'
import { importOf } from './imports.ts'
import { withoutKept } from './kept-globals.ts'
import type { Stars } from './stars.ts'

interface Declaration {
  readonly value?: Expr
  readonly type?: TypeRef
  /** How to get from the value to the name, for destructured declarations. */
  readonly path: readonly string[]
  readonly class?: number
}

export interface Exports {
  moduleValue(file: string, name: string): Value
  exported(file: string, name: string): Value
  imported(module: string, name: string, from: string): Value
}

export function createExports(mind: () => Mind, orms: readonly OrmProject[], stars: Stars): Exports {
  const running = new Set<string>()
  const exportKey = keysOf('export')
  const valueKey = keysOf('value')
  const indexes = new WeakMap<FileFacts, ReadonlyMap<string, Declaration>>()

  const imported = (module: string, name: string, from: string): Value => {
    const found = mind().program.resolve(module, from)
    const target = found.kind === 'file' ? found.file : found.target
    for (const orm of orms) {
      const owner = orm.owns(module, target, from)
      if (owner !== undefined) return ref(origin({ kind: 'import', of: { module, name, ...(owner === true ? {} : { schema: owner }) } }))
    }
    if (found.kind !== 'file' || mind().settings.singleFile === true) return ref(origin({ kind: 'import', of: { module, name } }))
    if (name === '*') return ref(origin({ kind: 'module', file: found.file }))
    if (mind().program.facts(found.file) === undefined) return ref(origin({ kind: 'import', of: { module, name } }))
    return exported(found.file, name === '=' ? 'default' : name)
  }

  const exported = (file: string, name: string): Value => guarded(exportKey(file, name), () => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return unknown
    const own = facts.exports.find((one) => one.name === name && !(one.name === '*'))
    if (own !== undefined) {
      if (own.value !== undefined) return mind().evaluate(own.value, valueFrame(facts, facts.functions[0]!))
      if (own.from !== undefined) return imported(own.from.module, own.from.name, file)
      if (own.local !== undefined) return moduleValue(file, own.local)
    }
    const whole = facts.exports.find((one) => one.name === '=')
    if (whole !== undefined) {
      const value = whole.value !== undefined ? mind().evaluate(whole.value, valueFrame(facts, facts.functions[0]!)) : whole.local !== undefined ? moduleValue(file, whole.local) : unknown
      return name === 'default' || name === '*' ? value : mind().member(value, name)
    }
    if (name === 'default' && facts.exports.every((one) => one.name !== 'default') && facts.exports.some((one) => one.name !== '*')) return commonNamespace(facts)
    const star = stars.starOf(file, name)
    if (star === undefined) return unknown
    return star.kind === 'file' ? exported(star.file, name) : imported(star.module, name, star.from)
  })

  /** `require('./x')` of a module that assigns `exports.a`: an object of its exports. */
  const commonNamespace = (facts: FileFacts): Value => ref(origin({ kind: 'module', file: facts.file }))

  const moduleValue = (file: string, name: string): Value => guarded(valueKey(file, name), () => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return unknown
    const binding = importOf(facts, name)
    if (binding !== undefined) return imported(binding.module, binding.name, file)
    const body = facts.functions[0]!
    const local = body.locals[name]
    if (local?.fn !== undefined) return { kind: 'closure', fn: functionKey(file, local.fn), captured: {} }
    const declaration = indexOf(facts).get(name)
    if (declaration?.class !== undefined) return ref(origin({ kind: 'class', class: `${file}#${declaration.class}` }))
    const values: Value[] = []
    if (declaration?.value !== undefined) values.push(declaration.path.reduce((value, step) => step === '[]' ? elementOf(value) : mind().member(value, step), opened(mind().evaluate(declaration.value, valueFrame(facts, body)))))
    for (const assigned of facts.assignments) if (assigned.name === name) values.push(mind().evaluate(assigned.value, valueFrame(facts, facts.functions[assigned.fn] ?? body)))
    const value = values.length === 0 ? unknown : withFields(facts, name, withoutKept(union(...values)))
    const type = declaration?.type ?? local?.type
    if (type === undefined || !isWeak(value) && value.kind !== 'unknown') return labelled(value, name)
    const typed = mind().typed(type, file)
    // Of what was computed in a way that nobody follows, only the type of an object says more.
    const isBetter = isWeak(value) ? !isNothing(typed) : typed.kind === 'instance' || typed.kind === 'ref' && typed.origin.root.kind === 'instance' && typed.origin.root.of.module !== 'global'
    return labelled(isBetter ? typed : value, name)
  })

  /** An object with what is given to it elsewhere: before or after anybody looks. */
  const withFields = (facts: FileFacts, name: string, value: Value): Value => value.kind !== 'object' ? value : (filledIn(facts).get(name) ?? []).reduce<Value>((whole, one) => {
    const given = one.value === undefined ? unknown : mind().evaluate(one.value, valueFrame(facts, facts.functions[one.fn]!))
    return one.field === undefined ? mergedInto(whole, given) : mergedInto(whole, object({ [one.field]: given }))
  }, value)

  /** Remembered; what leads round to itself while it is computed is not known there. */
  const guarded = (key: string, compute: () => Value): Value => {
    const { program } = mind()
    const known = program.peek<Value>(key)
    if (known !== undefined) return known.value
    if (running.has(key)) return unknown
    running.add(key)
    try {
      return program.remember(key, compute)
    } finally {
      running.delete(key)
    }
  }

  const indexOf = (facts: FileFacts): ReadonlyMap<string, Declaration> => {
    const known = indexes.get(facts)
    if (known !== undefined) return known
    const index = new Map<string, Declaration>()
    collect(facts.functions[0]!.body, index)
    indexes.set(facts, index)
    return index
  }

  return { moduleValue, exported, imported }
}

/** An object over which another is merged, or not. */
function mergedInto(whole: Value, given: Value): Value {
  if (whole.kind !== 'object') return whole
  const isClosed = given.kind === 'object' && !given.open
  const names = [...isClosed ? [] : Object.keys(whole.fields), ...given.kind === 'object' ? Object.keys(given.fields) : []]
  const fields = { ...whole.fields, ...Object.fromEntries(names.map((name) => [name, union(get(whole, name), get(given, name))])) }
  return isClosed ? { ...whole, fields } : object(fields, computedFrom(whole.rest ?? unknown, given), whole.covered)
}

function collect(body: readonly Stmt[], into: Map<string, Declaration>): void {
  for (const stmt of body) {
    switch (stmt.k) {
      case 'var': {
        const base = { ...(stmt.value === undefined ? {} : { value: stmt.value }) }
        if (stmt.target.k === 'name') into.set(stmt.target.name, { ...base, path: [], ...(stmt.type === undefined ? {} : { type: stmt.type }) })
        else bind(stmt.target, [], (name, path) => into.set(name, { ...base, path }))
        break
      }
      case 'class': into.set(stmt.name, { class: stmt.class, path: [] }); break
      case 'block': collect(stmt.body, into); break
      case 'if': collect(stmt.then, into); collect(stmt.else, into); break
      case 'try': collect(stmt.body, into); collect(stmt.handler ?? [], into); collect(stmt.finalizer ?? [], into); break
      default: break
    }
  }
}

function bind(pattern: Pattern, path: readonly string[], add: (name: string, path: readonly string[]) => void): void {
  if (pattern.k === 'name') add(pattern.name, path)
  if (pattern.k === 'object') for (const prop of pattern.props) bind(prop.value, prop.key === undefined ? [...path, '[]'] : [...path, prop.key], add)
  if (pattern.k === 'array') pattern.items.forEach((item, index) => item !== undefined && bind(item, [...path, String(index)], add))
}

/** An empty array or object that is held by a name is there to be filled: it says nothing of what it holds later. */
export function opened(value: Value): Value {
  if (value.kind === 'array' && value.items.length === 0 && value.more === undefined) return array([], unknown)
  if (value.kind !== 'object') return value
  const names = Object.keys(value.fields)
  if (names.length === 0) return value.open ? value : object({}, unknown)
  const changed = names.filter((name) => opened(value.fields[name]!) !== value.fields[name])
  return changed.length === 0 ? value : { ...value, fields: { ...value.fields, ...Object.fromEntries(changed.map((name) => [name, opened(value.fields[name]!)])) } }
}

export function isNothing(value: Value): boolean {
  return value.kind === 'unknown' && value.from.length === 0
}

/** Knowledge that a declared type may improve on: nothing, a null placeholder, a list that is yet to be filled, an untyped global or external result. */
export function isWeak(value: Value): boolean {
  if (value.kind === 'unknown') return value.from.length === 0
  if (value.kind === 'literal') return value.value === null || value.value === undefined
  if (value.kind === 'array') return value.items.length === 0 && value.more !== undefined && isNothing(value.more)
  if (value.kind === 'ref') return value.origin.root.kind === 'global' || value.origin.root.kind === 'result'
  if (value.kind === 'union') return value.members.every(isWeak)
  return false
}

/** Gives a value that has no name of its own the name of the variable it is bound to. */
export function labelled(value: Value, name: string): Value {
  if (value.kind !== 'ref' || value.origin.label !== undefined || value.origin.path.length > 0) return value
  const root = value.origin.root.kind
  return root === 'rows' || root === 'result' || root === 'element' ? { ...value, origin: { ...value.origin, label: name } } : value
}

