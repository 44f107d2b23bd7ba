// Members by a computed name, of things that are an ORM's.

import type { Origin } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import type { Frame } from './frame.ts'
import { mentionsSymbols } from './symbols.ts'

/** `client[model]`: what an ORM's object has under a computed name. */
export function memberBy(mind: Mind, frame: Frame, whole: Value, name: Value): Value | undefined {
  const known = whole.kind === 'ref' && mentionsSymbols(whole) ? mind.declared(whole.origin) ?? whole : whole
  // What an object of the project has from the class of a package is known by the name of any member.
  const receiver = known.kind === 'ref' ? known.origin : known.kind === 'instance' ? inheritedOrigin(mind.member(known, '[]')) : undefined
  const recognition = receiver === undefined ? undefined : mind.recognise({ kind: 'index', receiver, method: '', arguments: [name], tagged: false, place: { file: frame.file, ...frame.fn.span }, text: '' })
  return recognition?.kind === 'value' ? recognition.value : undefined
}

function inheritedOrigin(member: Value): Origin | undefined {
  return member.kind === 'ref' && member.origin.root.kind === 'instance' ? { ...member.origin, path: member.origin.path.slice(0, -1) } : undefined
}
