// `export * from`: which of a file's stars gives a name that the file does not export itself. A file that says the name decides, in whatever
// order the stars stand; only what no file has may come from a module that cannot be read: a package, a client that is not generated yet.

import type { OrmProject } from '../../model/orm.ts'
import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { keysOf } from '../program.ts'

export type Star =
  | { readonly kind: 'file'; readonly file: string }
  /** `from`: the file whose star it is. */
  | { readonly kind: 'outside'; readonly module: string; readonly from: string }

type Outside = Star & { readonly kind: 'outside' }

export interface Stars {
  starOf(file: string, name: string): Star | undefined
}

export function createStars(mind: () => Mind, orms: readonly OrmProject[]): Stars {
  const starKey = keysOf('star')

  const starOf = (file: string, name: string): Star | undefined => name === 'default' ? undefined : mind().program.remember(starKey(file, name), () => search(file, name))

  const search = (file: string, name: string): Star | undefined => {
    const { program, settings } = mind()
    const owned = new Map<string, Outside>()
    const others = new Map<string, Outside>()
    const seen = new Set([file])
    const visit = (at: string, facts: FileFacts | undefined): Star | undefined => {
      for (const star of facts?.exports ?? []) {
        if (star.name !== '*' || star.from === undefined) continue
        const { module } = star.from
        const found = program.resolve(module, at)
        const isOwned = orms.some((orm) => orm.owns(module, found.kind === 'file' ? found.file : found.target, at) !== undefined)
        const there = isOwned || found.kind !== 'file' || settings.singleFile === true ? undefined : program.facts(found.file)
        if (there === undefined) (isOwned ? owned : others).set(found.kind === 'file' ? found.file : found.target ?? module, { kind: 'outside', module, from: at })
        if (there === undefined || seen.has(there.file)) continue
        seen.add(there.file)
        if (there.exports.some((one) => one.name === name || one.name === '=')) return { kind: 'file', file: there.file }
        const inner = visit(there.file, there)
        if (inner !== undefined) return inner
      }
      return undefined
    }
    return visit(file, program.facts(file)) ?? only(owned.size > 0 ? owned : others)
  }

  return { starOf }
}

/** Two modules that cannot be read may both have the name. */
function only(outside: ReadonlyMap<string, Outside>): Outside | undefined {
  const [first, ...others] = outside.values()
  return others.length === 0 ? first : undefined
}
