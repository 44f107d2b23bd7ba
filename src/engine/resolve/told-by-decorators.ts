// Calls that give what decorators say: `reflector.get('roles', context.getHandler())`. How much that is, code writes.

import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import type { Libraries } from './libraries.ts'

export function createIsDeclared(mind: () => Mind, libraries: Libraries): (callee: Value) => boolean {
  return (callee) => {
    if (callee.kind !== 'ref' || !libraries.mayDeclare(callee.origin.path.at(-1) ?? '')) return false
    const known = mentionsSymbols(callee) ? mind().declared(callee.origin) ?? callee : callee
    return known.kind === 'ref' && libraries.isDeclared(known.origin)
  }
}
