// Which imports lead to a Prisma client: the package, or the folder that a generator writes to, whether or not it has been written yet.

import type { Files } from '../../model/files.ts'
import type { Schema } from '../../model/schema.ts'
import { isPackageClient } from './clients.ts'
import type { PrismaSchema } from './schema/read.ts'

const clientProviders: ReadonlySet<string> = new Set(['prisma-client-js', 'prisma-client'])

/** The id of the schema behind an import; true where it is Prisma's and the schema stays open. */
export function findOwner(schemas: readonly PrismaSchema[], specifier: string, target: string | undefined, from: string): string | true | undefined {
  const generated = schemas.find((schema) => outputsOf(schema).some((output) => isWithin(target, output) || output.endsWith(`/node_modules/${specifier}`)))
  if (generated !== undefined) return generated.id
  if (!isPackageClient(specifier)) return undefined
  const inPackage = schemas.filter((schema) => schema.generators.some((one) => one.provider === 'prisma-client-js' && one.output === undefined))
  return nearest(inPackage.length > 0 ? inPackage : schemas, from)?.id ?? true
}

/** The schema that shares most of its folder with a file's. */
export function nearest<S extends Schema>(schemas: readonly S[], file: string): S | undefined {
  const folders = file.split('/').slice(0, -1)
  const shared = (schema: S) => {
    const parts = schema.id.split('/')
    const different = folders.findIndex((folder, index) => parts[index] !== folder)
    return different < 0 ? folders.length : different
  }
  return schemas.reduce<S | undefined>((best, one) => best === undefined || shared(one) > shared(best) ? one : best, undefined)
}

/** Whether the client's package is installed and every client with a place of its own has been generated. */
export function isInstalled(files: Files, root: string, schemas: readonly PrismaSchema[]): boolean {
  const starts = [root, ...schemas.map((schema) => schema.id)]
  return schemas.length > 0 && starts.some((start) => hasPackage(files, start)) && schemas.every((schema) => outputsOf(schema).every((output) => files.kind(output) !== undefined))
}

function hasPackage(files: Files, start: string): boolean {
  const parts = start.split('/')
  return parts.some((_, index) => files.kind(`${parts.slice(0, parts.length - index).join('/')}/node_modules/@prisma/client`) !== undefined)
}

/** Each import of each file asks. */
const outputs = new WeakMap<PrismaSchema, readonly string[]>()

function outputsOf(schema: PrismaSchema): readonly string[] {
  const known = outputs.get(schema) ?? schema.generators.flatMap((one) => one.output !== undefined && clientProviders.has(one.provider ?? '') ? [one.output] : [])
  outputs.set(schema, known)
  return known
}

function isWithin(target: string | undefined, folder: string): boolean {
  if (target === undefined) return false
  return target === folder || target.startsWith(`${folder}/`) || target.startsWith(`${folder}.`)
}
