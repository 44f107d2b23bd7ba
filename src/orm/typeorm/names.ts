// What comes from TypeORM's package, and how its exports are told apart.

import type { Named, Origin } from '../../model/origin.ts'

export function isPackage(module: string | undefined): boolean {
  return module === 'typeorm' || module?.startsWith('typeorm/') === true
}

export function isOurs(of: Named): boolean {
  return isPackage(of.module)
}

/** The export that an origin stands for, with a namespace import taken off: `typeorm.In` → `In`. Undefined for anything else. */
export function exportOf(from: Origin): { readonly name: string; readonly path: readonly string[] } | undefined {
  const { root, path } = from
  if (root.kind !== 'import' || root.by !== undefined || !isOurs(root.of)) return undefined
  if (root.of.name !== '*' && root.of.name !== 'default' && root.of.name !== '=') return { name: root.of.name, path }
  const [name, ...rest] = path
  return name === undefined ? undefined : { name, path: rest }
}
