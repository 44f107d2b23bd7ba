// The last steps of query builders, which run them.

import type { OperationDescription, Recorder, Replacement } from '../../../model/instrument.ts'
import { type Builder, type Metadata, sourceOf } from './live.ts'
import { builtCallOf } from './meaning.ts'
import { attempted, operation } from './operations.ts'
import type { BuilderName } from './prototypes.ts'

const reads = ['getOne', 'getOneOrFail', 'getMany', 'getManyAndCount', 'getRawOne', 'getRawMany', 'getRawAndEntities', 'getCount', 'getExists', 'stream']

/** Methods by the class that has them. A select's `execute` is that of the base. */
const methods: Readonly<Record<BuilderName, Readonly<Record<string, OperationDescription['effect']>>>> = {
  QueryBuilder: { execute: 'read' },
  SelectQueryBuilder: Object.fromEntries(reads.map((name) => [name, 'read'])),
  InsertQueryBuilder: { execute: 'write' },
  UpdateQueryBuilder: { execute: 'write' },
  DeleteQueryBuilder: { execute: 'write' },
  SoftDeleteQueryBuilder: { execute: 'write' },
  RelationQueryBuilder: { loadOne: 'read', loadMany: 'read', add: 'write', remove: 'write', set: 'write', addAndRemove: 'write' },
}

export function allBuilderReplacements(recorder: Recorder): Readonly<Record<BuilderName, Readonly<Record<string, Replacement>>>> {
  return Object.fromEntries(Object.keys(methods).map((name) => [name, builderReplacements(recorder, name as BuilderName)])) as Record<BuilderName, Readonly<Record<string, Replacement>>>
}

function builderReplacements(recorder: Recorder, builder: BuilderName): Readonly<Record<string, Replacement>> {
  const kind = builder === 'QueryBuilder' ? 'SelectQueryBuilder' : builder
  return Object.fromEntries(Object.entries(methods[builder]).map(([method, effect]) => {
    const otherwise: OperationDescription = { orm: 'typeorm', watched: true, name: `${kind}.${method}`, effect }
    return [method, operation(recorder, (holder, args) => describe(holder as Builder, args, kind, method, effect), otherwise)]
  }))
}

function describe(builder: Builder, args: readonly unknown[], kind: string, method: string, effect: OperationDescription['effect']): OperationDescription {
  const { mainAlias: main, relationPropertyPath: relation } = builder.expressionMap
  const metadata: Metadata | undefined = main?.hasMetadata === true ? main.metadata : undefined
  const of = metadata?.name ?? main?.tablePath ?? ''
  const name = kind === 'RelationQueryBuilder' ? `relation(${of}, '${relation}').${method}` : of === '' ? `${kind}.${method}` : `${kind}<${of}>.${method}`
  const source = sourceOf(builder)
  return {
    orm: 'typeorm', watched: true, name, effect, ...metadata === undefined ? {} : { entity: metadata.name },
    ...source === undefined ? {} : { call: attempted(() => builtCallOf(source, builder, metadata, method, args, name)) },
  }
}
