// The imports of a file by the names that it gives them: most questions about a name begin here.

import type { Named, Origin } from '../../model/origin.ts'
import type { FileFacts, ImportFacts } from '../facts.ts'

const known = new WeakMap<FileFacts, ReadonlyMap<string, ImportFacts>>()

/** What a file imports under that name. */
export function importOf(facts: FileFacts, local: string): ImportFacts | undefined {
  let named = known.get(facts)
  // Of two imports with one name, which is an error, the first counts.
  if (named === undefined) known.set(facts, named = new Map([...facts.imports].reverse().map((one) => [one.local, one])))
  return named.get(local)
}

/** The export of a package that an origin stands for. */
export function namedAt(from: Origin): Named {
  const root = from.root
  if (root.kind !== 'import') throw new Error('not an import')
  return from.path.length === 0 ? root.of : { ...root.of, name: [root.of.name === '*' || root.of.name === 'default' ? undefined : root.of.name, ...from.path].filter(Boolean).join('.') }
}
