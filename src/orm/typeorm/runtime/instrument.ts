// Watches a TypeORM data source, 0.3 and 1.x. The methods of the package's prototypes are replaced, so that repositories, managers,
// builders and rows that code already holds are watched as well; all data sources of that copy of the package are.

import type { Instrument, Recorder, Replacement } from '../../../model/instrument.ts'
import { builderReplacements } from './builders.ts'
import { broadcasterReplacements } from './hooks.ts'
import { loaderReplacements } from './lazy.ts'
import { typeormLoading } from './loading.ts'
import { type Source, isSource } from './live.ts'
import { managerReplacements, rawReplacements, recordReplacements, recordsReplacements, repositoryReplacements } from './operations.ts'
import { type BuilderName, prototypesOf, recordBaseOf } from './prototypes.ts'
import { dialectOf, driverReplacements, runnerReplacements } from './statements.ts'

export const typeormInstrument: Instrument = {
  name: 'typeorm',
  level: 'orm',
  loading: typeormLoading,
  accepts: isSource,
  instrument(target, recorder) {
    const source = target as Source
    const patches = new Map<object, () => void>()
    let isUndone = false
    const patch = (owner: object | undefined, replacements: Readonly<Record<string, Replacement>>) => {
      if (owner !== undefined && !isUndone && !patches.has(owner)) patches.set(owner, recorder.patched(owner, replacements))
    }
    const { builders, ...found } = prototypesOf(source)
    patch(found.source, rawReplacements(recorder, 'DataSource'))
    patch(found.manager, managerReplacements(recorder))
    patch(found.repository, repositoryReplacements(recorder, 'Repository'))
    patch(found.treeRepository, repositoryReplacements(recorder, 'TreeRepository'))
    for (const [name, prototype] of Object.entries(builders)) patch(prototype, builderReplacements(recorder, name as BuilderName))
    patch(found.relationLoader, loaderReplacements(recorder))
    patch(found.runner, runnerReplacements(recorder, dialectOf(source.driver.options.type)))
    if (source.driver.options.type === 'sqljs') patch(found.driver, driverReplacements(recorder))
    if (found.broadcaster !== undefined) patch(found.broadcaster, broadcasterReplacements(recorder, found.broadcaster))
    const findRecords = () => patchRecords(source, recorder, patch)
    findRecords()
    patch(source, { initialize: initialised(findRecords) })
    return {
      target,
      undo() {
        isUndone = true
        patches.forEach((undo) => undo())
      },
    }
  },
}

/** Entities are known when the data source is initialised; until then nobody has an active record of it. */
function initialised(findRecords: () => void): Replacement {
  return (original) => function initialize(this: unknown, ...given: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, given)
    if (!(result instanceof Promise)) return result
    return result.then((answer: unknown) => {
      findRecords()
      return answer
    })
  }
}

function patchRecords(source: Source, recorder: Recorder, patch: (owner: object, replacements: Readonly<Record<string, Replacement>>) => void): void {
  for (const { target } of source.entityMetadatas) {
    const base = recordBaseOf(target)
    if (base === undefined) continue
    patch(base.statics, recordsReplacements(recorder))
    patch(base.prototype, recordReplacements(recorder))
  }
}
