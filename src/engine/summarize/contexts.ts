// Types that the compiler infers, and so do we: of the untyped parameters of a function that stands at its call (`users.map(async (user) => …)`,
// `transaction(async (manager) => …)`), of the variables it needs of the functions around it, and of the `this` of an object's methods.
// The function is then evaluated once more, for this call.

import { type Root, origin, originKey } from '../../model/origin.ts'
import type { Value } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { classOf, rowsOf } from './objects.ts'
import type { Summary } from './summary.ts'
import type { Closure } from './targets.ts'

export interface Contexts {
  /** What the running evaluation knows of a parameter (`this` is one), or captured variable, that has no type. */
  declared(root: Root): Value | undefined
  /** Runs without what call sites told: the answer must hold for all of them. */
  without<T>(run: () => T): T
  /** What a function does when it is called, where its surroundings tell more than its own types; with `args`, it stands at the call. */
  summaryFor(closure: Closure, args: readonly Value[] | undefined): Summary | undefined
}

const DEPTH_LIMIT = 6

export function createContexts(mind: () => Mind, evaluateFunction: (fn: string) => Summary): Contexts {
  let known: ReadonlyMap<string, Value> = new Map()
  const running = new Set<string>()
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
    declared: (root) => known.size === 0 ? undefined : known.get(rootKey(root)),
    without: (run) => known.size === 0 ? run() : within(new Map(), run),
    summaryFor(closure, args) {
      const { fn, captured, self } = closure
      if (!mind().reads || depth >= DEPTH_LIMIT || running.has(fn)) return undefined
      const told = new Map<string, Value>()
      for (const [index, value] of (args ?? []).entries()) tell(told, { kind: 'param', fn, index }, isTyped(fn, index) ? undefined : typeOf(value))
      for (const [key, value] of Object.entries(captured)) {
        const type = typeOf(value)
        if (type !== undefined) told.set(key, type)
      }
      const own: Root = { kind: 'param', fn, index: -1 }
      if (self !== undefined && mind().declared(origin(own)) === undefined) tell(told, own, self.kind === 'object' ? self : typeOf(self))
      if (told.size === 0 || args === undefined && !isLeftOpen(fn, told)) return undefined
      depth += 1
      running.add(fn)
      try {
        return within(new Map([...known, ...told]), () => evaluateFunction(fn))
      } finally {
        running.delete(fn)
        depth -= 1
      }
    },
  }

  function isTyped(fn: string, index: number): boolean {
    const { file, id } = splitKey(fn)
    return mind().program.facts(file)?.functions[id]?.params[index]?.type !== undefined
  }

  /** Whether a function calls what is told, and nothing around it repeats: a recursion has a summary of its own. */
  function isLeftOpen(fn: string, told: ReadonlyMap<string, Value>): boolean {
    const { terms } = mind().summaryOf(fn)
    return terms.every((term) => term.recursion.length === 0) && terms.some((term) => term.kind === 'apply' && term.callee.kind === 'ref' && told.has(rootKey(term.callee.origin.root)))
  }

  /** The class that a value is an instance of, or the thing of a package that it is. */
  function typeOf(value: Value): Value | undefined {
    const cls = classOf(mind(), value)
    if (cls !== undefined) return { kind: 'instance', class: cls, args: undefined }
    if (value.kind !== 'ref') return undefined
    const rows = rowsOf(mind(), value)
    if (rows !== undefined) return rows
    const { root, path } = value.origin
    // What is told here, functions inside know as well.
    if (known.has(rootKey(root))) return path.length === 0 ? known.get(rootKey(root)) : things(mind().declared(value.origin))
    return things(value)
  }
}

function things(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'ref' || value.origin.path.length > 0) return undefined
  const { root } = value.origin
  return root.kind === 'builder' || root.kind === 'instance' && root.of.module !== 'global' ? value : undefined
}

function tell(told: Map<string, Value>, root: Root, type: Value | undefined): void {
  if (type !== undefined) told.set(rootKey(root), type)
}

function rootKey(root: Root): string {
  return originKey(origin(root))
}
