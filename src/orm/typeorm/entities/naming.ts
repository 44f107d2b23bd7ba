// What tables and columns are called where code does not say it: TypeORM's own way, or the one of `typeorm-naming-strategies`. What a
// project's own strategy makes of them nobody can tell; then names are TypeORM's own, and not proved.

import { type Value, possibilities } from '../../../model/value.ts'
import { isOurs } from '../names.ts'

export type Naming = 'default' | 'snake' | 'unknown'

/** By the option `namingStrategy`. */
export function namingOf(strategy: Value): Naming {
  const all = possibilities(strategy).map(namedBy)
  return all.every((one) => one === all[0]) ? all[0]! : 'unknown'
}

function namedBy(strategy: Value): Naming {
  if (strategy.kind === 'literal' && (strategy.value === undefined || strategy.value === null)) return 'default'
  if (strategy.kind !== 'ref' || strategy.origin.path.length > 0 || strategy.origin.root.kind !== 'instance' || strategy.origin.root.by !== undefined) return 'unknown'
  const { of } = strategy.origin.root
  const name = of.name.split('.').at(-1)
  if (isOurs(of) && name === 'DefaultNamingStrategy') return 'default'
  return of.module === 'typeorm-naming-strategies' && name === 'SnakeNamingStrategy' ? 'snake' : 'unknown'
}

/** The same in all of them. */
export function tableName(name: string, stated: string | undefined): string {
  return stated ?? snakeCase(name)
}

/** `prefixes`: those of the embedded objects around it, outermost first. */
export function columnName(naming: Naming, name: string, stated: string | undefined, prefixes: readonly string[]): string {
  if (naming === 'snake') return snakeCase([...prefixes, ''].join('_')) + (stated ?? snakeCase(name))
  return prefixes.length === 0 ? stated ?? name : camelCase(prefixes.join('_')) + titleCase(stated ?? name)
}

/** The column that holds the key of a relation; prefixes come to it as to any column. */
export function joinColumnName(naming: Naming, relation: string, referenced: string): string {
  return (naming === 'snake' ? snakeCase : camelCase)(`${relation}_${referenced}`)
}

function snakeCase(name: string): string {
  return name.replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

function camelCase(name: string): string {
  return name.replace(/^([A-Z])|[\s_-](\w)/g, (_whole, first: string | undefined, next: string | undefined) => next?.toUpperCase() ?? first!.toLowerCase())
}

/** As TypeORM does it: the rest of the word becomes small, however it was written. */
function titleCase(name: string): string {
  return name.replace(/\w\S*/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
}
