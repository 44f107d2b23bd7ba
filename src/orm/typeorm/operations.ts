// The operations of repositories, entity managers and active records, of 0.2 up to 1, as a table. `takes` says how the arguments after
// the entity are read.

export type Takes =
  /** Find options, or in 0.2 an id or plain conditions. */
  | 'options'
  | 'where'
  /** A column, then conditions. */
  | 'column'
  | 'ids' | 'id'
  /** Rows with their relations: `save`, `remove`. */
  | 'entities'
  /** Plain data: `insert`, `upsert`. */
  | 'data'
  /** Conditions or ids, then what to store. */
  | 'criteria'
  /** What to store, for all rows. */
  | 'change'
  /** A row of a tree, then options. */
  | 'node'
  | 'nothing'

export interface Operation {
  readonly effect: 'read' | 'write' | 'raw'
  readonly rows: 'one' | 'many' | 'scalar' | 'none'
  readonly takes: Takes
}

const operation = (effect: Operation['effect'], rows: Operation['rows'], takes: Takes): Operation => ({ effect, rows, takes })

const operations: Readonly<Record<string, Operation>> = {
  find: operation('read', 'many', 'options'),
  findBy: operation('read', 'many', 'where'),
  findAndCount: operation('read', 'many', 'options'),
  findAndCountBy: operation('read', 'many', 'where'),
  findOne: operation('read', 'one', 'options'),
  findOneOrFail: operation('read', 'one', 'options'),
  findOneBy: operation('read', 'one', 'where'),
  findOneByOrFail: operation('read', 'one', 'where'),
  findByIds: operation('read', 'many', 'ids'),
  findOneById: operation('read', 'one', 'id'),
  count: operation('read', 'scalar', 'options'),
  countBy: operation('read', 'scalar', 'where'),
  exist: operation('read', 'scalar', 'options'),
  exists: operation('read', 'scalar', 'options'),
  existsBy: operation('read', 'scalar', 'where'),
  sum: operation('read', 'scalar', 'column'),
  average: operation('read', 'scalar', 'column'),
  minimum: operation('read', 'scalar', 'column'),
  maximum: operation('read', 'scalar', 'column'),
  preload: operation('read', 'one', 'entities'),
  findTrees: operation('read', 'many', 'options'),
  findRoots: operation('read', 'many', 'options'),
  findDescendants: operation('read', 'many', 'node'),
  findDescendantsTree: operation('read', 'one', 'node'),
  countDescendants: operation('read', 'scalar', 'node'),
  findAncestors: operation('read', 'many', 'node'),
  findAncestorsTree: operation('read', 'one', 'node'),
  countAncestors: operation('read', 'scalar', 'node'),
  insert: operation('write', 'none', 'data'),
  upsert: operation('write', 'none', 'data'),
  save: operation('write', 'one', 'entities'),
  remove: operation('write', 'one', 'entities'),
  softRemove: operation('write', 'one', 'entities'),
  recover: operation('write', 'one', 'entities'),
  update: operation('write', 'none', 'criteria'),
  updateAll: operation('write', 'none', 'change'),
  delete: operation('write', 'none', 'criteria'),
  deleteAll: operation('write', 'none', 'nothing'),
  softDelete: operation('write', 'none', 'criteria'),
  restore: operation('write', 'none', 'criteria'),
  increment: operation('write', 'none', 'criteria'),
  decrement: operation('write', 'none', 'criteria'),
  clear: operation('write', 'none', 'nothing'),
}

/** Operations of one row of an active record. */
const recordOperations: Readonly<Record<string, Operation>> = {
  save: operation('write', 'one', 'entities'),
  remove: operation('write', 'one', 'entities'),
  softRemove: operation('write', 'one', 'entities'),
  recover: operation('write', 'one', 'entities'),
  reload: operation('read', 'one', 'entities'),
}

export const operationNames: readonly string[] = Object.keys(operations)
export const recordOperationNames: readonly string[] = Object.keys(recordOperations)

export const query: Operation = operation('raw', 'many', 'nothing')

/** Methods by which a source, a manager or a repository hands out what queries are made with. */
export const handingMethods: ReadonlySet<string> = new Set(['getRepository', 'getTreeRepository', 'getCustomRepository', 'withRepository', 'createQueryBuilder', 'createEntityManager', 'createQueryRunner'])

/** Methods that make or read objects in memory. */
export const silentMethods: ReadonlySet<string> = new Set(['getId', 'hasId', 'merge', 'hasMetadata', 'getMetadata', 'findMetadata'])

export function findOperation(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined
}

export function findRecordOperation(name: string): Operation | undefined {
  return Object.hasOwn(recordOperations, name) ? recordOperations[name] : undefined
}

/** Whether rows come through find options, which join eager relations by themselves. */
export function isFinder(name: string): boolean {
  return /^find(By|AndCount|AndCountBy|One|OneOrFail|OneBy|OneByOrFail|ByIds|OneById)?$/.test(name)
}
