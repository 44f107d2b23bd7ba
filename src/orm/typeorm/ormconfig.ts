// `ormconfig`, the file that TypeORM reads where code names no options. 0.2 and 0.3 look at the package's root for each format in this
// order, when `createConnection()`, `createConnections()` and `getConnectionOptions()` are called, and 0.2 takes YAML and XML as well; 1 has only the
// class `ConnectionOptionsReader` left, and no `.env`. Of the formats, code and JSON are understood. That variables of the environment
// go before the file cannot be seen.

import type { Classes } from '../../model/invocation.ts'
import { type Value, absent, array, items, possibilities, textOf, union, unknown } from '../../model/value.ts'
import { part } from './options.ts'

const files = ['env', 'js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'json'].map((format) => `ormconfig.${format}`)

/** All that the file has. */
export function configurations(from: string, classes: Classes): Value {
  const whole = classes.atRoot(files, from)?.value ?? unknown
  return whole.kind === 'array' || whole.kind === 'unknown' ? whole : array([whole])
}

/** The options of one name; without a name, those that have none or are called `default`. */
export function configuration(name: Value, from: string, classes: Classes): Value {
  const all = items(configurations(from, classes))
  const wanted = name === absent ? 'default' : textOf(name)
  const found = all?.filter((one) => possibilities(part(one, 'name')).some((own) => isCalled(own, wanted))) ?? []
  return found.length === 0 ? unknown : union(...found)
}

function isCalled(own: Value, wanted: string | undefined): boolean {
  if (wanted === undefined || own.kind !== 'literal') return true
  return own.value === wanted || wanted === 'default' && !own.value
}
