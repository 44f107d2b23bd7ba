// Types that a call site gives to the untyped parameters of a function that stands there: in `users.map(async (user) => …)` and in
// `transaction(async (manager) => …)` the compiler infers them, and so do we. The function is then evaluated once more, for this call.

import type { Root } from '../../model/origin.ts'
import { originKey } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { classOf } from './objects.ts'
import type { Summary } from './summary.ts'

export interface Contexts {
  /** What the running evaluation knows of a parameter or captured variable that has no type. */
  declared(root: Root): Value | undefined
  /** Runs without what call sites told: the answer must hold for all of them. */
  without<T>(run: () => T): T
  /** What a function does when it is called with these arguments, where they tell more than its own types. */
  summaryFor(fn: string, args: readonly Value[], captured: Readonly<Record<string, Value>>): Summary | undefined
}

const DEPTH_LIMIT = 6

export function createContexts(mind: () => Mind, evaluateFunction: (fn: string) => Summary): Contexts {
  let known: ReadonlyMap<string, Value> = new Map()
  let depth = 0

  const within = <T>(next: ReadonlyMap<string, Value>, run: () => T): T => {
    const before = known
    known = next
    try {
      return run()
    } finally {
      known = before
    }
  }

  return {
    declared: (root) => known.size === 0 ? undefined : known.get(originKey({ root, path: [] })),
    without: (run) => known.size === 0 ? run() : within(new Map(), run),
    summaryFor(fn, args, captured) {
      if (!mind().reads || depth >= DEPTH_LIMIT) return undefined
      const told = new Map<string, Value>()
      for (const [index, value] of args.entries()) {
        const type = isTyped(fn, index) ? undefined : typeOf(value)
        if (type !== undefined) told.set(originKey({ root: { kind: 'param', fn, index }, path: [] }), type)
      }
      for (const [key, value] of Object.entries(captured)) {
        const type = typeOf(value)
        if (type !== undefined) told.set(key, type)
      }
      if (told.size === 0) return undefined
      depth += 1
      try {
        return within(new Map([...known, ...told]), () => evaluateFunction(fn))
      } finally {
        depth -= 1
      }
    },
  }

  function isTyped(fn: string, index: number): boolean {
    const { file, id } = splitKey(fn)
    return mind().program.facts(file)?.functions[id]?.params[index]?.type !== undefined
  }

  /** The class that a value is an instance of, or the thing of a package that it is. */
  function typeOf(value: Value): Value | undefined {
    const cls = classOf(mind(), value)
    if (cls !== undefined) return { kind: 'instance', class: cls, args: undefined }
    return value.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.path.length === 0 && value.origin.root.of.module !== 'global' ? value : undefined
  }
}
