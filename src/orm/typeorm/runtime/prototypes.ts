// The prototypes behind a data source: where TypeORM's methods are, whoever holds the objects. Repositories and builders are made to ask
// for theirs, of a manager that is none, so that nothing of the application's is kept or counted.

import { isObject } from './live.ts'
import type { Source } from './live.ts'

export interface Prototypes {
  readonly source: object
  readonly manager: object
  readonly repository: object | undefined
  readonly treeRepository: object | undefined
  readonly relationLoader: object
  /** By the class's name. `QueryBuilder` is the base of all. */
  readonly builders: Readonly<Partial<Record<BuilderName, object>>>
  readonly driver: object | undefined
  /** That of the driver: each has one of its own. */
  readonly runner: object | undefined
  readonly broadcaster: object | undefined
}

const builderNames = ['SelectQueryBuilder', 'InsertQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'SoftDeleteQueryBuilder', 'RelationQueryBuilder'] as const
export type BuilderName = typeof builderNames[number] | 'QueryBuilder'

export function prototypesOf(source: Source): Prototypes {
  const manager = ownerOf(source.manager, 'getRepository') ?? source.manager
  const asked = Object.create(source.manager, { repositories: { value: new Map() }, treeRepositories: { value: [] } }) as Record<'getRepository' | 'getTreeRepository', (target: unknown) => unknown>
  const runner = attempted(() => source.driver.createQueryRunner('master'))
  return {
    source: ownerOf(source, 'createQueryRunner') ?? source,
    manager,
    repository: ownerOf(attempted(() => asked.getRepository(Nobody)), 'createQueryBuilder'),
    treeRepository: ownerOf(attempted(() => asked.getTreeRepository(Nobody)), 'findTrees'),
    relationLoader: ownerOf(source.relationLoader, 'load') ?? source.relationLoader,
    builders: buildersOf(source),
    driver: nearest(source.driver, 'createGeneratedMap'),
    // The nearest, not the first: a driver that is made of another one sends by itself.
    runner: isObject(runner) ? nearest(runner, 'query') : undefined,
    broadcaster: ownerOf((runner as { readonly broadcaster?: unknown } | undefined)?.broadcaster, 'broadcast'),
  }
}

class Nobody {}

/** The base of active records that a class inherits from, with its static methods. */
export function recordBaseOf(target: unknown): { readonly statics: object; readonly prototype: object } | undefined {
  if (typeof target !== 'function') return undefined
  const statics = ownerOf(target, 'useDataSource')
  const prototype: unknown = statics === undefined ? undefined : Reflect.get(statics, 'prototype')
  return statics !== undefined && isObject(prototype) && typeof Reflect.get(prototype, 'reload') === 'function' ? { statics, prototype } : undefined
}

function buildersOf(source: Source): Prototypes['builders'] {
  const select = attempted(() => source.createQueryBuilder())
  const base = ownerOf(select, 'getQueryAndParameters')
  // Kept by the base class, so that builders can turn into one another.
  const registry = base === undefined ? undefined : Reflect.get(base.constructor, 'queryBuilderRegistry') as Readonly<Record<string, (builder: unknown) => unknown>> | undefined
  const made = builderNames.flatMap((name) => {
    const builder = name === 'SelectQueryBuilder' ? select : attempted(() => registry?.[name]?.(select))
    return isObject(builder) ? [[name, Object.getPrototypeOf(builder) as object] as const] : []
  })
  return { ...Object.fromEntries(made), ...base === undefined ? {} : { QueryBuilder: base } }
}

function attempted(make: () => unknown): unknown {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The object of a prototype chain that is furthest from its begin and has a method of its own: what subclasses inherit. */
function ownerOf(target: unknown, method: string): object | undefined {
  let found: object | undefined
  for (const owner of chainOf(target)) if (Object.hasOwn(owner, method)) found = owner
  return found
}

function nearest(target: object, method: string): object | undefined {
  return chainOf(target).find((owner) => Object.hasOwn(owner, method))
}

function chainOf(target: unknown): readonly object[] {
  const chain: object[] = []
  for (let owner = target; isObject(owner) || typeof owner === 'function'; owner = Object.getPrototypeOf(owner) as unknown) chain.push(owner)
  return chain
}
