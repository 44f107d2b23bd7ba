// What a file's names say of queries, before anything is evaluated. `create`, `update`, `delete` and `count` are everybody's: they are a
// sign by themselves only where they are taken from what is called like a model.

import type { Mentions, Sign } from '../../model/orm.ts'
import { clientTypes, isClientName } from './clients.ts'
import { modelOperations, rawOperations } from './operations.ts'

/**
 * @param models properties of clients that stand for models
 * @param clients names that a project gives to clients
 */
export function signsOf({ names, imports }: Mentions, models: ReadonlySet<string>, clients: readonly string[]): readonly Sign[] {
  const mentioned = operations.filter((name) => Object.hasOwn(names, name))
  if (mentioned.some((name) => names[name]!.some((of) => models.has(of) || of !== '' && !everybodys.has(name)))) return ['query']
  const signs: Sign[] = mentioned.length > 0 || Object.hasOwn(names, '[]') ? ['operation'] : []
  // Whoever exports it: projects hand their client and its types on. `Prisma` is a namespace of types and errors.
  if (imports.some(({ name }) => clientTypes.has(name) || name !== 'Prisma' && isClientName(name, clients)) || [...clientTypes].some((name) => Object.hasOwn(names, name))) signs.push('client')
  return signs
}

const operations = [...Object.keys(rawOperations), ...Object.keys(modelOperations)]
/** Those of lodash are not rare either. */
const everybodys: ReadonlySet<string> = new Set(['aggregate', 'groupBy', ...Object.keys(modelOperations).filter((name) => !modelOperations[name]!.distinctive)])
