// A file of a package was loaded: who watches that package, and which of its exports or of the clients and applications to come are
// instrumented.

import type { Instrument } from '../../model/instrument.ts'
import { frameworkPackages, sawFramework } from '../http/app.ts'
import { adopt, recorder } from '../instrument.ts'
import { instruments } from '../instruments.ts'
import { loaderPackages, sawLoaders } from '../loaders.ts'

/** All packages that are looked at. */
export const watchedPackages: readonly string[] = [...new Set([...instruments.flatMap(({ loading }) => loading.packages), ...frameworkPackages, ...loaderPackages])]

const byPackage = new Map<string, readonly Instrument[]>(watchedPackages.map((name) => [name, instruments.filter(({ loading }) => loading.packages.includes(name))]))

/** The package that a file is of, if it is one that is looked at: the last one on its path, as packages lie in one another. */
export function packageOf(path: string): string | undefined {
  const [, name] = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path) ?? []
  const plain = name?.replace('\\', '/')
  return plain !== undefined && byPackage.has(plain) ? plain : undefined
}

/** @returns what has to stand for the exports; undefined where they can stay. Never throws: it is in the middle of somebody's `require`. */
export function sawLoaded(name: string, exports: unknown): object | undefined {
  if (typeof exports !== 'object' && typeof exports !== 'function' || exports === null) return undefined
  try {
    if (frameworkPackages.includes(name)) sawFramework(exports)
    if (loaderPackages.includes(name)) sawLoaders(exports)
    let stand: object | undefined
    for (const instrument of byPackage.get(name) ?? []) {
      const own = instrument.loading.loaded?.(exports, adopt, recorder)
      if (own !== undefined) stand ??= own
      else if (instrument.accepts(exports)) adopt(exports)
      else if ('default' in exports && instrument.accepts(exports.default)) adopt(exports.default as object)
    }
    return stand
  } catch {
    return undefined
  }
}
