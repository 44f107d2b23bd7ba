// TypeORM's objects as this folder meets them at run time: no more of them than is read. The package itself is never imported, since the
// application may have any release of it, or several.

export interface Source {
  readonly options: { readonly relationLoadStrategy?: string }
  readonly driver: { readonly options: { readonly type: string }; createQueryRunner(mode: 'master' | 'slave'): unknown }
  readonly manager: object
  readonly relationLoader: object
  readonly entityMetadatas: readonly Metadata[]
  /** In a map since 0.3; found in a list where the target is a name or a schema. */
  hasMetadata(target: unknown): boolean
  getMetadata(target: unknown): Metadata
  createQueryBuilder(): object
  initialize(): Promise<unknown>
}

export interface Column {
  readonly propertyPath: string
  readonly databaseName: string
  readonly type: unknown
  readonly isArray: boolean
  readonly isNullable: boolean
  readonly isGenerated: boolean
  readonly isVirtual: boolean
  readonly isCreateDate: boolean
  readonly isUpdateDate: boolean
  readonly isDeleteDate: boolean
  readonly isVersion: boolean
  readonly default?: unknown
  readonly referencedColumn?: Column
}

export interface Relation {
  readonly propertyPath: string
  readonly entityMetadata: Metadata
  readonly inverseEntityMetadata: Metadata
  readonly inverseRelation?: Relation
  readonly joinColumns: readonly Column[]
  readonly isNullable: boolean
  readonly isLazy: boolean
  readonly isEager: boolean
  readonly isCascadeInsert: boolean
  readonly isCascadeUpdate: boolean
  readonly isManyToOne: boolean
  readonly isOneToOneOwner: boolean
  readonly isOneToMany: boolean
  readonly isManyToMany: boolean
}

export interface Metadata {
  readonly name: string
  readonly target: unknown
  readonly tableName: string
  readonly columns: readonly Column[]
  readonly primaryColumns: readonly Column[]
  readonly relations: readonly Relation[]
  readonly uniques: readonly { readonly columns: readonly Column[] }[]
  readonly indices: readonly { readonly columns: readonly Column[]; readonly isUnique: boolean; readonly where?: string }[]
  readonly relationIds: readonly { readonly relation: Relation }[]
  readonly listeners: readonly unknown[]
  readonly treeType?: string
}

/** A query builder, and what its steps have said. */
export interface Builder {
  readonly expressionMap: {
    readonly mainAlias?: { readonly name: string; readonly hasMetadata: boolean; readonly metadata: Metadata; readonly tablePath?: string }
    readonly queryType: string
    readonly wheres: readonly { readonly type: 'simple' | 'and' | 'or'; readonly condition: unknown }[]
    readonly parameters: Readonly<Record<string, unknown>>
    readonly joinAttributes: readonly { readonly entityOrProperty: unknown; readonly alias: { readonly name: string }; readonly isSelected: boolean }[]
    /** Also those that `loadAllRelationIds` has made. */
    readonly relationIdAttributes: readonly { readonly mapToProperty: unknown }[]
    readonly selects?: readonly { readonly selection: string }[]
  readonly orderBys?: Readonly<Record<string, unknown>>
  readonly groupBys?: readonly string[]
  readonly lockMode?: string
  readonly take?: number
    readonly skip?: number
    readonly limit?: number
    readonly offset?: number
    readonly valuesSet?: unknown
    readonly relationPropertyPath?: string
    readonly of?: unknown
  }
}

/** What a data source of 0.3 and later has, whatever made it. MongoDB's sends no statements. */
export function isSource(target: unknown): target is Source {
  if (typeof target !== 'object' || target === null) return false
  const source = target as Partial<Source> & { readonly options?: { readonly type?: unknown } }
  const methods = ['initialize', 'createQueryRunner', 'createQueryBuilder', 'getMetadata', 'getTreeRepository'] as const
  return methods.every((name) => typeof Reflect.get(source, name) === 'function')
    && isObject(source.manager) && isObject(source.relationLoader) && isObject(source.driver) && source.options?.type !== 'mongodb'
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** What a target (a class, a schema, a name) is the entity of. */
export function metadataOf(source: Source | undefined, target: unknown): Metadata | undefined {
  try {
    return source?.hasMetadata(target) === true ? source.getMetadata(target) : undefined
  } catch {
    return undefined
  }
}

/** A repository, a manager and the like of 1.x call it `dataSource`, those of 0.3 `connection`. */
export function sourceOf(holder: object): Source | undefined {
  const { dataSource, connection } = holder as { readonly dataSource?: Source; readonly connection?: Source }
  return dataSource ?? connection
}
