// Watches a TypeORM data source, 0.3 and 1.x. The methods of the package's prototypes are replaced, so that repositories, managers,
// builders and rows that code already holds are watched as well; all data sources of that copy of the package are.

import type { Instrument, Recorder, Replacement } from '../../../model/instrument.ts'
import { allBuilderReplacements } from './builders.ts'
import { broadcasterReplacements } from './hooks.ts'
import { loaderReplacements } from './lazy.ts'
import { typeormLoading } from './loading.ts'
import { type Source, isSource } from './live.ts'
import { managerReplacements, rawReplacements, recordReplacements, recordsReplacements, repositoryReplacements } from './operations.ts'
import { type BuilderName, prototypesOf, recordBaseOf } from './prototypes.ts'
import { driverReplacements, runnerReplacements } from './statements.ts'

type Replacements = Readonly<Record<string, Replacement>>

export const typeormInstrument: Instrument = {
  name: 'typeorm',
  level: 'orm',
  loading: typeormLoading,
  accepts: isSource,
  instrument(target, recorder) {
    const source = target as Source
    const patches = new Map<object, () => void>()
    let isUndone = false
    const patch = (owner: object | undefined, replacements: Replacements) => {
      if (owner !== undefined && !isUndone && !patches.has(owner)) patches.set(owner, recorder.patched(owner, replacements))
    }
    const { builders, ...found } = prototypesOf(source)
    const known = preparedFor(recorder)
    patch(found.source, known.source)
    patch(found.manager, known.manager)
    patch(found.repository, known.repository)
    patch(found.treeRepository, known.treeRepository)
    for (const [name, prototype] of Object.entries(builders)) patch(prototype, known.builders[name as BuilderName])
    patch(found.relationLoader, known.loader)
    patch(found.runner, runnerReplacements(recorder, source.driver.options.type))
    if (source.driver.options.type === 'sqljs') patch(found.driver, driverReplacements(recorder))
    if (found.broadcaster !== undefined) patch(found.broadcaster, broadcasterReplacements(recorder, found.broadcaster))
    const findRecords = () => patchRecords(source, recorder, patch)
    findRecords()
    const restore = recorder.replaced(source, { initialize: initialised(findRecords) })
    return {
      target,
      undo() {
        isUndone = true
        restore()
        patches.forEach((undo) => undo())
      },
    }
  },
}

interface Prepared extends Readonly<Record<'source' | 'manager' | 'repository' | 'treeRepository' | 'loader' | 'records' | 'record', Replacements>> {
  readonly builders: Readonly<Record<BuilderName, Replacements>>
}

// Suites make a data source for each test.
const prepared = new WeakMap<Recorder, Prepared>()

function preparedFor(recorder: Recorder): Prepared {
  const known = prepared.get(recorder) ?? {
    source: rawReplacements(recorder, 'DataSource'), manager: managerReplacements(recorder),
    repository: repositoryReplacements(recorder, 'Repository'), treeRepository: repositoryReplacements(recorder, 'TreeRepository'),
    loader: loaderReplacements(recorder), records: recordsReplacements(recorder), record: recordReplacements(recorder), builders: allBuilderReplacements(recorder),
  }
  prepared.set(recorder, known)
  return known
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

function patchRecords(source: Source, recorder: Recorder, patch: (owner: object, replacements: Replacements) => void): void {
  for (const { target } of source.entityMetadatas) {
    const base = recordBaseOf(target)
    if (base === undefined) continue
    patch(base.statics, preparedFor(recorder).records)
    patch(base.prototype, preparedFor(recorder).record)
  }
}
