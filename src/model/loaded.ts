// Relations that a query brought along with its rows.

import type { Origin } from './origin.ts'

/** Whether what is read there is a relation that came with the rows it is read from, at whatever depth. */
export function isLoaded(from: Origin): boolean {
  const read = readFrom(from)
  return read !== undefined && read.path.length > 0 && read.loaded.includes(read.path.join('.'))
}

function readFrom({ root, path }: Origin): { readonly loaded: readonly string[]; readonly path: readonly string[] } | undefined {
  const own = path.filter((one) => !/^\d+$/.test(one))
  if (root.kind === 'rows') return root.loaded === undefined ? undefined : { loaded: root.loaded, path: own }
  const whole = root.kind === 'element' ? readFrom(root.of) : undefined
  return whole === undefined ? undefined : { ...whole, path: [...whole.path, ...own] }
}
