// Which library function an imported thing is, by the tables of src/frameworks.

import type { Callable, Framework } from '../../model/framework.ts'
import type { Origin } from '../../model/origin.ts'

export interface Libraries {
  find(from: Origin): Callable | undefined
}

export function createLibraries(frameworks: readonly Framework[]): Libraries {
  const exact = new Map<string, Framework[]>()
  const prefixes: { readonly prefix: string; readonly framework: Framework }[] = []
  for (const framework of frameworks) for (const module of framework.modules) {
    if (module.endsWith('/*')) prefixes.push({ prefix: module.slice(0, -1), framework })
    else exact.set(module, [...(exact.get(module) ?? []), framework])
  }
  const candidates = (module: string): readonly Framework[] => [...(exact.get(module) ?? []), ...prefixes.filter((one) => module.startsWith(one.prefix)).map((one) => one.framework)]

  return {
    find(from) {
      const root = from.root
      if (root.kind === 'global') return named(candidates('node:globals'), [root.name, ...from.path].join('.'))
      if (root.kind !== 'import' && root.kind !== 'instance') return undefined
      const frameworksOf = candidates(root.of.module)
      if (frameworksOf.length === 0) return undefined
      const { name } = root.of
      const path = from.path.join('.')
      const names = name === 'default' || name === '*' || name === '=' ? [path === '' ? 'default' : path] : [path === '' ? name : `${name}.${path}`]
      for (const one of names) {
        const found = named(frameworksOf, one)
        if (found !== undefined) return found
      }
      return undefined
    },
  }
}

function named(frameworks: readonly Framework[], name: string): Callable | undefined {
  for (const framework of frameworks) {
    const found = framework.callables.find((callable) => callable.names.includes(name))
    if (found !== undefined) return found
  }
  return undefined
}
