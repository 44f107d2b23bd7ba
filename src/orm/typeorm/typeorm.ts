// TypeORM, as hosts and engine see it. Its entities are classes of the project, so they are known through the engine, one by one; nothing
// is read from schema files.

import type { Files } from '../../model/files.ts'
import type { Framework } from '../../model/framework.ts'
import type { OrmDefinition, OrmProject } from '../../model/orm.ts'
import { findInstallation } from './manifest.ts'
import { isPackage } from './names.ts'
import { handingMethods } from './operations.ts'
import { isQueried } from './receivers.ts'
import { type Surroundings, recogniseCall, recogniseNew } from './recognise.ts'
import { recogniseRead } from './reads.ts'

export const typeorm: OrmDefinition = {
  name: 'typeorm',
  packages: ['typeorm'],
  open,
}

/** What TypeORM runs for each row that it loads or writes. */
const hooks: Framework = {
  name: 'typeorm',
  modules: ['typeorm'],
  callables: [],
  perItem: [
    { kind: 'load', name: '@AfterLoad', where: 'decorated', decorators: ['AfterLoad'] },
    { kind: 'load', name: 'afterLoad', where: 'method', methods: ['afterLoad'], on: ['EventSubscriber'], item: 0 },
  ],
}

/** Packages that hold a manager. */
const adapter: Framework = {
  name: 'nestjs-cls-typeorm', modules: ['@nestjs-cls/transactional-adapter-typeorm'], callables: [],
  types: { TransactionalAdapterTypeOrm: { tx: { named: { module: 'typeorm', name: 'EntityManager' } } } },
}

function open(files: Files, root: string): OrmProject {
  const installation = findInstallation(files, root)
  const around: Surroundings = { tier: installation.installed ? 'typed' : 'source', targetOf: installation.targetOf }
  return {
    name: 'typeorm',
    hasSchema: installation.used,
    problems: [],
    watched: [],
    wrappers: ['Relation'],
    owns: (specifier) => isPackage(specifier) ? true : undefined,
    // Entities, repositories and data sources are known by the package's decorators, classes and types alone.
    signs: ({ imports }) => imports.some(({ module }) => isPackage(module) || adapter.modules.includes(module)) ? ['query'] : [],
    frameworks: [hooks, adapter],
    isQueried,
    handing: handingMethods,
    reads: installation.used,
    recognise: (invocation, classes) => {
      switch (invocation.kind) {
        case 'call': return recogniseCall(invocation, classes, around)
        case 'new': return recogniseNew(invocation)
        case 'read': return recogniseRead(invocation, classes, around)
        case 'index': return undefined
      }
    },
  }
}
