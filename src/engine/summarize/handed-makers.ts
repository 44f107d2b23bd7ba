// A client that a package keeps for code, or adds to: `remember('db', () => new Client())` gives what the function makes, now or when it ran
// before.

import type { Origin } from '../../model/origin.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import type { Call } from './call.ts'
import { type Frame, USED } from './frame.ts'
import { instantiate } from './instantiate.ts'

/** The ORM's thing that a package is handed: the class itself, or what the one function makes; undefined where it is handed something else. */
export function madeForPackage(mind: Mind, frame: Frame, callee: Origin | undefined, { args, place, name }: Call): Value | undefined {
  if (callee?.root.kind !== 'import' || mind.callables(callee).length > 0) return undefined
  const [first] = args
  // `extended(Client)`: a class of clients that a package adds something to.
  if (args.length === 1 && first?.kind === 'ref' && first.origin.root.kind === 'import' && first.origin.path.length === 0 && mind.isQueried(first.origin.root.of, frame.file)) return first
  const [maker, ...others] = args.filter(({ kind }) => kind === 'closure')
  if (maker?.kind !== 'closure' || others.length > 0) return undefined
  const { returns } = instantiate(mind, { ...frame, valuesOnly: true }, maker, [], { place, name, use: USED, inPlace: true, open: true })
  const isOwned = (one: Value): boolean => one.kind === 'ref' && one.origin.root.kind === 'instance' && one.origin.path.length === 0 && mind.isQueried(one.origin.root.of, frame.file)
  return possibilities(returns).every(isOwned) ? returns : undefined
}
