// The tables of what frameworks run once per item, sorted by how such code is found.

import type { Framework, PerItem } from '../../model/framework.ts'
import type { Origin } from '../../model/origin.ts'

type Of<Where extends PerItem['where']> = PerItem & { readonly where: Where }

/** Whether something that code mentions is one of those names of the entry's packages. */
type IsNamed = (names: readonly string[], from: Origin | undefined) => boolean

export interface PerItems {
  readonly methods: readonly { readonly entry: Of<'method'>; readonly isNamed: IsNamed }[]
  readonly maps: readonly { readonly entry: Of<'map'>; readonly isNamed: IsNamed }[]
  readonly arguments: readonly { readonly entry: Of<'argument'>; readonly matches: (module: string, name: string) => boolean; readonly isNamed: IsNamed }[]
  readonly decorated: readonly { readonly entry: Of<'decorated'>; readonly isNamed: IsNamed }[]
}

export function createPerItems(frameworks: readonly Framework[]): PerItems {
  const entries = frameworks.flatMap((framework) => (framework.perItem ?? []).map((entry) => ({ entry, framework, isNamed: namedBy(framework) })))
  return {
    methods: entries.flatMap(({ entry, isNamed }) => entry.where === 'method' ? [{ entry, isNamed }] : []),
    maps: entries.flatMap(({ entry, isNamed }) => entry.where === 'map' ? [{ entry, isNamed }] : []),
    arguments: entries.flatMap(({ entry, framework, isNamed }) => entry.where === 'argument' ? [{ entry, isNamed, matches: (module: string, name: string) => entry.callees.includes(name) && isModule(framework, module) }] : []),
    decorated: entries.flatMap(({ entry, isNamed }) => entry.where === 'decorated' ? [{ entry, isNamed }] : []),
  }
}

function namedBy(framework: Framework): IsNamed {
  return (names, from) => {
    if (from?.root.kind !== 'import') return false
    const { module, name } = from.root.of
    return names.includes(from.path.at(-1) ?? name) && isModule(framework, module)
  }
}

function isModule(framework: Framework, module: string): boolean {
  return framework.modules.some((one) => one === module || one.endsWith('/*') && module.startsWith(one.slice(0, -1)))
}
