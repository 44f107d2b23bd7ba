// What may keep code waiting for the world outside the project and its database: functions of packages and what they make. Not packages
// of which a table says that they work in the process, nor an ORM's, nor what a container hands out, which is often the project's own.

import type { Origin } from '../../model/origin.ts'
import type { Tri } from '../../model/tri.ts'
import type { Mind } from '../mind.ts'
import { isSymbolicOrigin } from '../summarize/symbols.ts'
import type { Libraries } from './libraries.ts'

/** `unknown`: it belongs to a package, and what it gives may be no promise. */
export type Outside = (from: Origin, file: string) => Tri

export function createOutside(mind: () => Mind, libraries: Libraries): Outside {
  const outside: Outside = (from, file) => {
    const { root } = from
    switch (root.kind) {
      case 'global': return root.name === 'fetch' ? 'yes' : 'no'
      case 'result': return root.of === undefined || /^(get|resolve|inject|make)$/.test(root.of.path.at(-1) ?? '') && libraries.asks(moduleOf(root.of)) !== 'yes' ? 'no' : outside(root.of, file)
      case 'import': case 'instance': {
        return root.of.module === 'global' || mind().owns(root.of, file) ? 'no' : libraries.asks(root.of.module)
      }
      case 'param': case 'captured': {
        const declared = mind().declared(from)
        return declared?.kind === 'ref' && !isSymbolicOrigin(declared.origin) ? outside(declared.origin, file) : 'no'
      }
      default: return 'no'
    }
  }
  return outside
}

function moduleOf({ root }: Origin): string {
  return root.kind === 'import' || root.kind === 'instance' ? root.of.module : ''
}
