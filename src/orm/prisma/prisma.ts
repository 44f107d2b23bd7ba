// Prisma, as hosts and engine see it.

import type { Files } from '../../model/files.ts'
import type { Target } from '../../model/orm-call.ts'
import type { OrmDefinition, OrmProject, OrmSettings } from '../../model/orm.ts'
import type { Problem } from '../../model/problem.ts'
import type { Schema } from '../../model/schema.ts'
import { modelProperty } from './models.ts'
import { findOwner, isInstalled, nearest } from './outputs.ts'
import { isQueried } from './clients.ts'
import { recognise, recogniseIndex, type Surroundings } from './recognise.ts'
import { libraries } from './libraries.ts'
import { findSchemas } from './schema/discover.ts'
import { isPrisma8 } from './schema/prisma8.ts'
import { readSchema } from './schema/read.ts'
import { signsOf } from './signs.ts'

export const prisma: OrmDefinition = {
  name: 'prisma',
  packages: ['@prisma/client', 'prisma'],
  open,
}

const notCovered: Problem = {
  severity: 'note',
  message: 'The project uses Prisma 8, which is not covered yet.',
  next: 'Queries of Prisma 7 and earlier are analysed.',
}

function open(files: Files, root: string, settings: OrmSettings): OrmProject {
  if (isPrisma8(files, root)) return uncovered
  const discovery = findSchemas(files, root, settings.schema)
  const read = discovery.sources.map(readSchema)
  const schemas = read.map((one) => one.schema)
  const ids = new Set(schemas.map((schema) => schema.id))
  const models = new Set(schemas.flatMap((schema) => schema.entities.map((entity) => modelProperty(entity.name))))
  const around: Surroundings = {
    schemas, ids, clients: settings.clients ?? [], isInstalled: isInstalled(files, root, schemas), nearest, targetOf,
  }
  return {
    name: 'prisma',
    hasSchema: schemas.length > 0,
    problems: [...discovery.problems, ...read.flatMap((one) => one.problems)],
    watched: [...new Set([...discovery.watched, ...schemas.flatMap((schema) => schema.files)])],
    owns: (specifier, target, from) => findOwner(schemas, specifier, target, from),
    signs: (mentions) => signsOf(mentions, models, around.clients),
    reads: false,
    frameworks: libraries,
    isQueried: ({ name }) => isQueried(name),
    recognise: (invocation) => invocation.kind === 'call' ? recognise(invocation, around) : invocation.kind === 'index' ? recogniseIndex(invocation, around) : undefined,
  }
}

const uncovered: OrmProject = {
  name: 'prisma', hasSchema: false, problems: [notCovered], watched: [], owns: () => undefined, signs: () => [], reads: false, isQueried: () => false, recognise: () => undefined,
}

/** The newest Prisma on an unknown database, where no schema says otherwise. */
export function targetOf(schema: Schema | undefined): Target {
  const major = /\d+/.exec(schema?.version ?? '')?.[0]
  return {
    orm: 'prisma', provider: schema?.provider ?? 'unknown', features: schema?.features ?? [],
    ...(major === undefined ? {} : { version: Number(major) }),
  }
}
