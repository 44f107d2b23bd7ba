// How the rows above or below many nodes of a tree are asked for at once: that depends on what the tree keeps beside each row. `findTrees`
// is no remedy, since it asks for the rows below each root by a query of its own.

import type { Mapped, Tree } from '../entities/mapped.ts'
import { relationsOption } from './relations.ts'

export interface Walked {
  /** `findDescendants`, `findAncestorsTree`, `countDescendants`. */
  readonly method: string
  readonly mapped: Mapped | undefined
  /** `this.sections.find`, with the entity where a manager is told it. */
  readonly find: (argument: string) => string
  /** The items are all roots that there are. */
  readonly isFromRoots: boolean
  readonly version: number | undefined
}

export function treeAdvice({ method, mapped, find, isFromRoots, version }: Walked): string {
  const wanted = method.includes('Descendants') ? 'descendants' : 'ancestors'
  const isCounted = method.startsWith('count')
  const parent = mapped?.relations.find((one) => one.class !== undefined && one.class === mapped.class && one.key === 'here')?.name
  const all = `${find(parent === undefined ? '' : `{ ${relationsOption([parent], version)} }`)} loads the rows of all trees in one query, for code to link`
  if (isFromRoots && wanted === 'descendants' && !isCounted) return all
  const stored = storedAdvice(mapped?.tree, isCounted, wanted, mapped?.entity.keys.find(({ kind }) => kind === 'primary')?.fields[0] ?? 'id')
  return stored ?? all
}

function storedAdvice(tree: Tree | undefined, isCounted: boolean, wanted: 'descendants' | 'ancestors', key: string): string | undefined {
  const isBelow = wanted === 'descendants'
  switch (tree) {
    case 'closure-table': {
      const [given, found] = isBelow ? ['ancestor', 'descendant'] : ['descendant', 'ancestor']
      if (isCounted) return `one query on the closure table, with \`${key}_${given} IN (…)\` and grouped by it, counts the ${wanted} of all items`
      return `one query joined to the closure table by \`${key}_${found}\`, with \`${key}_${given} IN (…)\`, loads the ${wanted} of all items`
    }
    case 'materialized-path':
      if (isBelow) return `one query with the paths of all items (\`mpath LIKE …\`, joined by \`OR\`) ${isCounted ? 'loads what code then counts' : 'loads the descendants of all'}`
      return isCounted ? 'one query for the paths of all items (`mpath`) tells how many ancestors each has' : 'the paths of the items (`mpath`) name their ancestors, which one query with a list of ids (`IN (…)`) loads'
    case 'nested-set': {
      const bounds = isBelow ? 'lie within those of the items' : 'enclose those of the items'
      return `one query that joins the rows whose bounds (\`nsleft\`, \`nsright\`) ${bounds} ${isCounted ? 'counts' : 'loads'} the ${wanted} of all`
    }
    default: return undefined
  }
}
