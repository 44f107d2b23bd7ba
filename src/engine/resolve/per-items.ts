// The tables of what frameworks run once per item, sorted by how such code is found.

import type { Framework, PerItem } from '../../model/framework.ts'
import type { Origin } from '../../model/origin.ts'

type Of<Where extends PerItem['where']> = PerItem & { readonly where: Where }

export interface PerItems {
  readonly methods: readonly { readonly entry: Of<'method'>; readonly isOn: (decorator: Origin | undefined) => boolean }[]
  readonly maps: readonly Of<'map'>[]
  readonly arguments: readonly { readonly entry: Of<'argument'>; readonly matches: (module: string, name: string) => boolean }[]
  /** The entry for a decorator. */
  decorated(decorator: Origin | undefined): Of<'decorated'> | undefined
}

export function createPerItems(frameworks: readonly Framework[]): PerItems {
  const entries = frameworks.flatMap((framework) => (framework.perItem ?? []).map((entry) => ({ framework, entry })))
  const decorators = entries.flatMap(({ framework, entry }) => entry.where === 'decorated' ? [{ framework, entry }] : [])
  return {
    methods: entries.flatMap(({ framework, entry }) => entry.where === 'method' ? [{ entry, isOn: (decorator) => isNamed(framework, entry.on ?? [], decorator) }] : []),
    maps: entries.flatMap(({ entry }) => entry.where === 'map' ? [entry] : []),
    arguments: entries.flatMap(({ framework, entry }) => entry.where === 'argument' ? [{ entry, matches: (module: string, name: string) => isModule(framework, module) && entry.callees.includes(name) }] : []),
    decorated: (decorator) => decorators.find(({ framework, entry }) => isNamed(framework, entry.decorators, decorator))?.entry,
  }
}

function isNamed(framework: Framework, names: readonly string[], decorator: Origin | undefined): boolean {
  if (decorator?.root.kind !== 'import') return false
  const { module, name } = decorator.root.of
  return isModule(framework, module) && names.includes(decorator.path.at(-1) ?? name)
}

function isModule(framework: Framework, module: string): boolean {
  return framework.modules.some((one) => one === module || one.endsWith('/*') && module.startsWith(one.slice(0, -1)))
}
