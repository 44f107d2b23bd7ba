// Where code leads that is not evaluated: from a file to the files whose values it may use, and from a type to the values that it says
// something of. A type of rows leads nowhere; a class, or the type of a function, leads to the file that declares it.

import type { OrmProject, Sign } from '../../model/orm.ts'
import type { Expr, FileFacts, TypeFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { tokenName } from '../resolve/bound.ts'
import { nodesOf } from '../resolve/code.ts'
import type { HeldTypes } from '../resolve/held.ts'
import { importOf } from '../resolve/imports.ts'
import type { Injected } from '../resolve/injected.ts'
import type { Sending } from '../resolve/messages.ts'
import { isOfLanguage, isTransparent } from '../resolve/types.ts'
import { rootOf } from './shape.ts'

/** A file whose values may be used; or a type that it exports, whose values may be. */
export interface Lead {
  readonly file: string
  readonly type?: string
}

export interface Found {
  readonly signs: readonly Sign[]
  readonly leads: readonly Lead[]
  /** Names of interfaces, abstract classes and tokens, and words for listening: what stands behind them may be anywhere in the package. */
  readonly contracts: readonly string[]
}

const nothing: Found = { signs: [], leads: [], contracts: [] }

export interface Leads {
  ofFile(file: string): Found
  ofType(file: string, type: string): Found
}

export function createLeads(mind: () => Mind, orms: readonly OrmProject[], injected: Injected, held: HeldTypes, messages: Sending): Leads {
  const files = new WeakMap<FileFacts, Found>()

  const ofFile = (file: string): Found => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return nothing
    const found = files.get(facts) ?? compute(facts)
    files.set(facts, found)
    return found
  }

  const compute = (facts: FileFacts): Found => {
    const leads: Lead[] = []
    const imports = facts.imports.map(({ module, name, typeOnly }) => ({ module, name, typeOnly }))
    for (const { from } of facts.exports) if (from !== undefined) imports.push({ ...from, typeOnly: false })
    for (const module of facts.mentions.modules) imports.push({ module, name: '*', typeOnly: false })
    for (const { module, typeOnly } of imports) {
      const found = typeOnly ? undefined : mind().program.resolve(module, facts.file)
      if (found?.kind === 'file' && !isOwned(module, found.file, facts.file)) leads.push({ file: found.file })
    }
    const walker = createWalker(facts)
    // Without imports of types all that types may lead to are files that values lead to as well.
    if (facts.imports.some((one) => one.typeOnly) || facts.mentions.types.some((one) => one.k === 'import' || one.k === 'typeof')) for (const type of typesOf(facts)) walker.follow(type)
    givenBy(facts).forEach(walker.follow)
    for (const type of facts.types) if (isContract(type)) walker.contracts.push(type.name)
    for (const cls of facts.classes) if (cls.abstract) walker.contracts.push(cls.name)
    walker.contracts.push(...tokensOf(facts), ...injected.names(facts), ...new Set(facts.imports.flatMap(({ module }) => held.names(module))), ...messages.names(facts))
    const signs = orms.flatMap((orm) => orm.signs({ names: facts.mentions.names, imports }))
    return { signs: [...signs, ...walker.signs], leads: [...leads, ...walker.leads], contracts: walker.contracts }
  }

  /** `typeof activities` of `proxyActivities<typeof activities>()`: types by which a function of a library is known to say what it gives. */
  const givenBy = (facts: FileFacts): readonly TypeRef[] => {
    const names = new Set(facts.imports.flatMap(({ module, name, local }) => held.itself({ module, name }, [], 'function') === undefined ? [] : [local]))
    return names.size === 0 ? [] : nodesOf(facts, 'call').flatMap(({ node: { callee, types } }) => callee.k === 'id' && names.has(callee.name) ? types : [])
  }

  const ofType = (file: string, name: string): Found => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return nothing
    const walker = createWalker(facts)
    const exported = facts.exports.find((one) => one.name === name)
    const local = exported?.local ?? name
    const own = facts.types.filter((one) => one.name === local)
    for (const type of own) {
      if (isContract(type)) walker.contracts.push(type.name)
      for (const one of [type.type, ...type.extends]) walker.follow(one)
    }
    const binding = importOf(facts, local)
    if (exported?.from !== undefined) walker.imported(exported.from.module, exported.from.name)
    else if (binding !== undefined) walker.imported(binding.module, binding.name)
    else if (own.length === 0) {
      if (exported !== undefined || facts.exports.some((one) => one.name === '=')) return { ...nothing, leads: [{ file }] }
      for (const star of facts.exports) if (star.name === '*' && star.from !== undefined) walker.imported(star.from.module, name)
    }
    return walker
  }

  const isOwned = (module: string, target: string | undefined, from: string): boolean => orms.some((orm) => orm.owns(module, target, from) !== undefined)

  /** Collects what the types of a file lead to. */
  function createWalker(facts: FileFacts) {
    const signs: Sign[] = []
    const leads: Lead[] = []
    const contracts: string[] = []
    const imported = (module: string, name: string): void => {
      const found = mind().program.resolve(module, facts.file)
      const target = found.kind === 'file' ? found.file : found.target
      if (isOwned(module, target, facts.file)) signs.push(...orms.flatMap((orm) => orm.signs({ names: {}, imports: [{ module, name }] })))
      else if (found.kind === 'file') leads.push(name === '*' || name === '=' ? { file: found.file } : { file: found.file, type: name })
    }
    const named = (name: string, args: readonly TypeRef[]): void => {
      const [head = name, next] = name.split('.')
      if (facts.types.some((one) => one.name === name)) return leads.push({ file: facts.file, type: name }), undefined
      if (facts.classes.some((one) => one.name === name)) return leads.push({ file: facts.file }), undefined
      const binding = importOf(facts, head)
      if (binding !== undefined) imported(binding.module, binding.name === '*' && next !== undefined ? next : binding.name)
      // It may be there everywhere, or one to which the project adds something.
      if (!isOfLanguage(name)) contracts.push(name.slice(name.lastIndexOf('.') + 1))
      if (binding === undefined || isTransparent(binding.name) || isOwned(binding.module, undefined, facts.file)) args.forEach(follow)
    }
    const valued = (value: Expr): void => {
      const root = rootOf(value)
      const binding = root.k === 'id' && root.fn === 0 ? importOf(facts, root.name) : undefined
      if (root.k === 'import') imported(root.module ?? '', '*')
      else if (binding === undefined) leads.push({ file: facts.file })
      else imported(binding.module, binding.name)
    }
    const follow = (type: TypeRef): void => {
      switch (type.k) {
        case 'ref': return named(type.name, type.args)
        case 'import': return imported(type.module, type.name)
        case 'object': return Object.values(type.members).forEach(follow)
        case 'array': return follow(type.of)
        case 'tuple': case 'union': case 'intersection': return type.of.forEach(follow)
        case 'function': return [...type.params, type.returns].forEach(follow)
        case 'index': return [type.of, type.key].forEach(follow)
        case 'typeof': return valued(type.value)
        case 'literal': case 'keyword': case 'other': case 'ran': case 'value': case 'elsewhere': return
      }
    }
    return { signs, leads, contracts, imported, follow }
  }

  return { ofFile, ofType }
}

/** Whether something may implement it: it has a method, by whatever type that is given. */
function isContract({ type, extends: bases }: TypeFacts): boolean {
  return bases.length > 0 || type.k === 'object' && Object.values(type.members).some((member) => member.k === 'function' || member.k === 'ref')
}

/** What decorators of properties and constructor parameters may name as a token. */
function tokensOf(facts: FileFacts): readonly string[] {
  const decorators = facts.classes.flatMap((cls) => [...cls.members.flatMap((one) => one.decorators), ...facts.functions[cls.constructorFn ?? -1]?.params.flatMap((one) => one.decorators) ?? []])
  return decorators.flatMap(({ arguments: [token] }) => token === undefined ? [] : tokenName(token) ?? [])
}

/** The types that the values of a file are said to have. */
function typesOf(facts: FileFacts): readonly TypeRef[] {
  const declared = (type: TypeRef | undefined): readonly TypeRef[] => type === undefined ? [] : [type]
  return [
    ...facts.functions.flatMap((fn) => [...fn.params.flatMap((param) => declared(param.type)), ...declared(fn.returns), ...Object.values(fn.locals).flatMap((local) => declared(local.type))]),
    ...facts.classes.flatMap((cls) => [...cls.extendsArguments, ...cls.implements, ...cls.members.flatMap((member) => declared(member.type))]),
    ...[...facts.types, ...facts.additions].flatMap((one) => [one.type, ...one.extends]),
    ...facts.mentions.types,
  ]
}
