// What a call was taken for, in the words of `explain`; a callee that is none of ours by where it came from.

import { type Origin, originName } from '../../model/origin.ts'
import type { Taken } from '../../model/taken.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import type { Target } from './targets.ts'

export function takenFor(mind: Mind, target: Target, callee: Value): Taken {
  switch (target.kind) {
    case 'closure': {
      const { file, id } = splitKey(target.closure.fn)
      return { kind: 'function', name: mind.nameOf(target.closure.fn), place: { file, ...mind.program.facts(file)?.functions[id]?.span ?? { start: 0, end: 0 } } }
    }
    case 'orm': {
      const { recognition } = target
      return recognition.kind === 'query' ? { kind: 'query', name: recognition.call.name, certain: recognition.certain } : { kind: 'control' }
    }
    case 'library': {
      const taken = takenForValue(callee)
      return taken.kind === 'foreign' ? { ...taken, kind: 'library' } : { kind: 'library', name: target.callable.names[0] ?? '' }
    }
  }
}

export function takenForValue(callee: Value): Taken {
  const first = possibilities(callee).find((one) => one.kind === 'ref')
  return first === undefined ? { kind: 'unknown' } : takenForOrigin(first.origin)
}

function takenForOrigin(from: Origin): Taken {
  const { root } = from
  switch (root.kind) {
    case 'import': case 'instance': return root.of.module === 'global' ? { kind: 'foreign', name: root.of.name } : { kind: 'foreign', name: originName({ root, path: [] }), module: root.of.module }
    case 'global': return { kind: 'foreign', name: root.name }
    case 'element': return takenForOrigin(root.of)
    case 'result': return root.of === undefined ? { kind: 'unknown' } : takenForOrigin(root.of)
    case 'rows': return { kind: 'rows', name: originName({ root, path: [] }) }
    case 'param': case 'captured': case 'declared': return { kind: 'given', name: originName({ ...from, path: [] }) || from.path[0] || 'it' }
    default: return { kind: 'unknown' }
  }
}
