// The operations of a Prisma model, as a table. `distinctive` marks names that hardly any other library gives its methods: only those
// carry weight where a receiver cannot be traced to a client.

export interface Operation {
  readonly effect: 'read' | 'write' | 'raw'
  readonly rows: 'one' | 'many' | 'scalar' | 'none'
  readonly distinctive: boolean
}

const operation = (effect: Operation['effect'], rows: Operation['rows'], distinctive = true): Operation => ({ effect, rows, distinctive })

export const modelOperations: Readonly<Record<string, Operation>> = {
  findUnique: operation('read', 'one'),
  findUniqueOrThrow: operation('read', 'one'),
  findFirst: operation('read', 'one'),
  findFirstOrThrow: operation('read', 'one'),
  findMany: operation('read', 'many'),
  count: operation('read', 'scalar', false),
  aggregate: operation('read', 'scalar'),
  groupBy: operation('read', 'many'),
  create: operation('write', 'one', false),
  createMany: operation('write', 'none'),
  createManyAndReturn: operation('write', 'many'),
  update: operation('write', 'one', false),
  updateMany: operation('write', 'none'),
  updateManyAndReturn: operation('write', 'many'),
  upsert: operation('write', 'one'),
  delete: operation('write', 'one', false),
  deleteMany: operation('write', 'none'),
  findRaw: operation('raw', 'many'),
  aggregateRaw: operation('raw', 'many'),
}

/** Operations of the client itself. */
export const rawOperations: Readonly<Record<string, Operation>> = {
  $queryRaw: operation('raw', 'many'),
  $queryRawUnsafe: operation('raw', 'many'),
  $queryRawTyped: operation('raw', 'many'),
  $executeRaw: operation('raw', 'none'),
  $executeRawUnsafe: operation('raw', 'none'),
  $runCommandRaw: operation('raw', 'many'),
}

/** Methods of the client that send nothing that counts. */
export const controlMethods: ReadonlySet<string> = new Set(['$connect', '$disconnect', '$on', '$use'])

/** Methods that hand back the client, or one like it. */
export const clientMethods: ReadonlySet<string> = new Set(['$extends', '$replica', '$primary'])

/** Top-level keys of the arguments of all operations. */
export const argumentKeys: ReadonlySet<string> = new Set([
  'where', 'data', 'select', 'include', 'omit', 'orderBy', 'cursor', 'take', 'skip', 'distinct', 'create', 'update', 'by', 'having',
  'relationLoadStrategy', 'skipDuplicates', 'limit', '_count', '_sum', '_avg', '_min', '_max', 'filter', 'options', 'pipeline',
])

export function findOperation(name: string): Operation | undefined {
  return Object.hasOwn(modelOperations, name) ? modelOperations[name] : undefined
}

export function findRawOperation(name: string): Operation | undefined {
  return Object.hasOwn(rawOperations, name) ? rawOperations[name] : undefined
}
