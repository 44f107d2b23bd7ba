// Whether a receiver is a Prisma client, and how sure that is. A client traced to Prisma's package or to generated code is certain by
// itself. One that cannot be traced (a parameter without a type) counts only by a name that the project gives to clients, and never
// without the schema's word on the model: `map.delete(x)` must stay nobody's.

import type { Named, Origin, Root } from '../../model/origin.ts'
import { modelProperty } from './models.ts'

/** Names of classes and types of clients. */
export const clientTypes: ReadonlySet<string> = new Set([
  'PrismaClient', 'PrismaService', 'DefaultPrismaClient', 'TransactionClient', 'PrismaClientExtends', 'DynamicClientExtensionThis', 'DynamicClientExtensionThisBuiltin',
])

const defaultNames: ReadonlySet<string> = new Set(['prisma', 'prismaclient', 'tx', 'trx', 'db'])

/** A type of clients, or of what a client has for a model; rows and arguments have theirs in the same modules. */
export function isQueried(type: string): boolean {
  const name = lastPart(type)
  return clientTypes.has(name) || name.endsWith('Delegate')
}

/** `schema`: the one that the client's code was generated from, where that is known. */
export type Evidence =
  | { readonly kind: 'traced'; readonly path: readonly string[]; readonly schema?: string }
  | { readonly kind: 'named'; readonly path: readonly string[] }
  | { readonly kind: 'untraced'; readonly path: readonly string[] }

/** What a receiver's path says once the client is taken off; undefined where it cannot be a client of Prisma. */
export function findClient(receiver: Origin, schemas: ReadonlySet<string>, names: readonly string[]): Evidence | undefined {
  const traced = findTraced(receiver, schemas)
  if (traced !== undefined) return traced
  const handed = handedOut(receiver)
  if (handed !== undefined) return handed
  return isUntraceable(receiver.root) ? named(receiver, names) : ofPackage(receiver, names)
}

/** Wasp gives operations and jobs what the client has for their models, by the models' own names: `context.entities.Task`. */
function handedOut({ path }: Origin): Evidence | undefined {
  const [model, ...rest] = path.slice(path.lastIndexOf('entities') + 1)
  return path.includes('entities') && model !== undefined && /^[A-Z]/.test(model) ? { kind: 'named', path: [modelProperty(model), ...rest] } : undefined
}

/**
 * What is of a package may still hold a client that the project has given it, or be one: it then has the name of one, and of nothing else, or the
 * package has (`fastify.prisma`, `context.get('prisma')`, `import { prisma } from '@acme/api'`, `import { db } from '@acme/db'`).
 */
function ofPackage({ root, path, label }: Origin, names: readonly string[]): Evidence | undefined {
  const isIt = (name: string | undefined) => name !== undefined && (isCalledPrisma(name) || names.includes(name))
  const given = path.findLastIndex(isIt)
  if (given >= 0) return { kind: 'named', path: path.slice(given + 1) }
  if (root.kind !== 'import') return isIt(label) ? { kind: 'named', path } : undefined
  // Prisma's own packages are known.
  if (isPackageClient(root.of.module) || root.of.schema !== undefined) return undefined
  return isIt(label) || isIt(root.of.name) || isOfClients(root.of.module) && isClientName(root.of.name, names) ? { kind: 'named', path } : undefined
}

/** `@acme/db`, `@acme/prisma-client`. */
function isOfClients(module: string): boolean {
  return /(?:^|[/-])(?:db|database|prisma)(?:[/-]|$)/.test(module)
}

function findTraced(receiver: Origin, schemas: ReadonlySet<string>): Evidence & { readonly kind: 'traced' } | undefined {
  const { root, path } = receiver
  if (root.kind !== 'import' && root.kind !== 'instance') return undefined
  if (!isPrismaModule(root.of, schemas)) return undefined
  const schema = root.of.schema === undefined ? {} : { schema: root.of.schema }
  const type = lastPart(root.of.name)
  if (clientTypes.has(type)) return { kind: 'traced', path, ...schema }
  const model = root.kind === 'instance' ? /^(\w+)Delegate$/.exec(type)?.[1] : undefined
  if (model !== undefined) return { kind: 'traced', path: [modelProperty(model), ...path], ...schema }
  const client = root.kind === 'import' ? path.findIndex((part) => clientTypes.has(part)) : -1
  return client < 0 ? undefined : { kind: 'traced', path: path.slice(client + 1), ...schema }
}

function isPrismaModule(of: Named, schemas: ReadonlySet<string>): boolean {
  if (of.schema !== undefined) return schemas.has(of.schema)
  return isPackageClient(of.module)
}

/** `Prisma`, which the client's package exports beside the client. */
export function isNamespace({ root, path }: Origin, schemas: ReadonlySet<string>): boolean {
  return root.kind === 'import' && isPrismaModule(root.of, schemas) && (path.at(-1) ?? root.of.name) === 'Prisma' && path.length < 2
}

/** The client's package itself, the code that is generated beside it, or the package that makes a NestJS service of it. */
export function isPackageClient(specifier: string): boolean {
  return /^(@prisma\/client|\.prisma\/client|nestjs-prisma)(\/|$)/.test(specifier)
}

export function isClientName(name: string, names: readonly string[]): boolean {
  return names.includes(name) || defaultNames.has(name.toLowerCase()) || /prisma/i.test(name)
}

/** A name that is given to clients and to nothing else. */
export function isCalledPrisma(name: string): boolean {
  return /^prisma(?:Client|Service)?$/i.test(name)
}

/** A receiver of which nothing is known but its name. A package's export or instance is known to be something else. */
function isUntraceable(root: Root): boolean {
  switch (root.kind) {
    case 'param': case 'captured': case 'global': case 'declared': return true
    case 'result': return root.of === undefined || !comesFromPackage(root.of.root)
    case 'import': return isOfProject(root.of.module)
    default: return false
  }
}

function comesFromPackage(root: Root): boolean {
  if (root.kind === 'import' || root.kind === 'instance') return !isOfProject(root.of.module)
  if (root.kind === 'result') return root.of !== undefined && comesFromPackage(root.of.root)
  return root.kind === 'element' ? comesFromPackage(root.of.root) : false
}

/** A file that does not exist or was not entered: `./db`, `@/lib/db`, `~/db`, `#db`. */
function isOfProject(module: string): boolean {
  return /^(\.{1,2}\/|\.{1,2}$|@\/|~\/|#|\/)/.test(module)
}

function named(receiver: Origin, names: readonly string[]): Evidence {
  const { path } = receiver
  const own = path.length === 0 ? undefined : path.findLastIndex((part) => isClientName(part, names))
  if (own !== undefined && own >= 0) return { kind: 'named', path: path.slice(own + 1) }
  const called = receiver.label ?? rootName(receiver.root)
  if (called !== undefined && isClientName(called, names)) return { kind: 'named', path }
  return { kind: 'untraced', path: path.slice(-1) }
}

function rootName(root: Root): string | undefined {
  if (root.kind === 'captured' || root.kind === 'global' || root.kind === 'declared') return root.name
  return root.kind === 'import' ? root.of.name : undefined
}

function lastPart(name: string): string {
  return name.split('.').at(-1) ?? name
}
