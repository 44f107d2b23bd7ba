// Each ORM opened where its schema is: in the project, or in the nearest folder above that has one. Not every repository with a schema
// in one folder and an application in another declares them a workspace.

import type { Files } from '../../model/files.ts'
import type { OrmDefinition, OrmProject, OrmSettings } from '../../model/orm.ts'
import { withinRepository } from './repository.ts'

export function openOrms(definitions: readonly OrmDefinition[], files: Files, root: string, settings: OrmSettings): readonly OrmProject[] {
  return definitions.map((definition) => {
    const here = definition.open(files, root, settings)
    if (isSettled(here) || settings.schema !== undefined) return here
    for (const folder of withinRepository(files, root).slice(1)) {
      const above = definition.open(files, folder, settings)
      if (isSettled(above)) return above
    }
    return here
  })
}

/** It has a schema, or can say why not. */
function isSettled({ hasSchema, problems }: OrmProject): boolean {
  return hasSchema || problems.length > 0
}
