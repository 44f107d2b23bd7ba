// Accessors: properties that run code of their class whenever they are read (`get posts() { return db.post.findMany(…) }`). Their names stand
// in the text of a package, so that what reads a property asks for its class only where there is one of that name.

import { type Value, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import type { Closure } from '../summarize/targets.ts'
import { membersNamed } from './class-members.ts'
import { basesOf } from './lineage.ts'
import type { PackageIndex } from './package-index.ts'

const BASE_LIMIT = 10

export interface Getters {
  /** Names of accessors in the package of a file. */
  names(from: string): ReadonlySet<string>
  /** The accessors that a property of something may be, as functions of that thing. */
  of(value: Value, name: string): readonly Closure[]
  /** All accessors of a name in the package of a file, by the keys of their functions. */
  called(name: string, from: string): readonly string[]
}

export function createGetters(mind: () => Mind, index: PackageIndex): Getters {
  const inClass = (key: string, name: string, hops: number): string | undefined => {
    const { file, id } = splitKey(key)
    const cls = mind().program.facts(file)?.classes[id]
    const own = cls === undefined ? undefined : membersNamed(cls, name).find((one) => !one.static && one.kind !== 'setter')
    if (own !== undefined) return own.kind === 'getter' && own.fn !== undefined ? functionKey(file, own.fn) : undefined
    if (hops >= BASE_LIMIT) return undefined
    for (const base of basesOf(mind(), key)) {
      const found = inClass(base, name, hops + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    names: (from) => index.names('getter', from),
    of: (value, name) => possibilities(value).flatMap((one): readonly Closure[] => {
      const known = one.kind === 'ref' ? mind().declared(one.origin) : one
      const fn = known?.kind === 'instance' ? inClass(known.class, name, 0) : undefined
      return fn === undefined ? [] : [{ kind: 'closure', fn, captured: {}, self: one }]
    }),
    called: (name, from) => index.files('getter', name, from).flatMap((file) => (mind().program.facts(file)?.classes ?? []).flatMap(({ members }) => (
      members.flatMap((one) => one.name === name && one.kind === 'getter' && one.fn !== undefined ? [functionKey(file, one.fn)] : [])
    ))),
  }
}
