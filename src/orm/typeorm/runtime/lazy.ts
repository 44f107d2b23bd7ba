// Lazy relations: the getter of a row calls the relation loader, at once, in the stack of whoever reads the property. What loads many
// rows' relation, or loads within an operation, is a part of that.

import type { Recorder, Replacement } from '../../../model/instrument.ts'
import { type Relation, isObject, sourceOf } from './live.ts'
import { lazyCallOf } from './meaning.ts'
import { attempted, decapitalised, operation } from './operations.ts'

export function loaderReplacements(recorder: Recorder): Readonly<Record<string, Replacement>> {
  const load = operation(recorder, (loader, [relation]) => {
    const { propertyPath, entityMetadata, inverseEntityMetadata } = relation as Relation
    const name = `${decapitalised(entityMetadata.name)}.${propertyPath}`
    const source = isObject(loader) ? sourceOf(loader) : undefined
    return {
      orm: 'typeorm', watched: true, name, entity: inverseEntityMetadata.name, effect: 'read', relation: propertyPath,
      ...source === undefined ? {} : { call: attempted(() => lazyCallOf(source, relation as Relation, name)) },
    }
  }, { orm: 'typeorm', watched: true, name: 'RelationLoader.load', effect: 'read' })
  return { load }
}
