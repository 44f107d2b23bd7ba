// Prisma 8 is another product under the same name: contracts instead of schemas, another client. It is recognised only so that a
// host can say that it is not covered.

import type { Files } from '../../../model/files.ts'
import { manifestAt, prismaVersion } from './manifest.ts'

export function isPrisma8(files: Files, root: string): boolean {
  const dependencies = manifestAt(files, `${root}/package.json`)?.dependencies ?? {}
  if (Object.keys(dependencies).some((name) => name.startsWith('@prisma/orm-'))) return true
  const major = Number(/^[\^~>=\sv]*(\d+)/.exec(prismaVersion(files, root) ?? '')?.[1] ?? 0)
  return major >= 8 || hasContract(files, root)
}

/** A `contract.prisma` among other schema files is one more file of an ordinary schema. */
function hasContract(files: Files, root: string): boolean {
  return [root, `${root}/prisma`].some((folder) => {
    const schemas = files.list(folder).filter((name) => name.endsWith('.prisma'))
    return schemas.length === 1 && schemas[0] === 'contract.prisma'
  })
}
