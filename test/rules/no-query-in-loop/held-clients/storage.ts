import { AsyncLocalStorage } from 'node:async_hooks'
import { prisma } from './db'
import type { Prisma, PrismaClient } from './generated/client'

const transactions = new AsyncLocalStorage<Prisma.TransactionClient>()
const scopes = new AsyncLocalStorage<{ connection?: Prisma.TransactionClient; cache: { post: { count(query: object): number } } }>()

export const current = () => transactions.getStore()!

export function ofScope() {
  const scope = scopes.getStore()
  if (!scope?.connection) throw new Error('outside a scope')
  return scope.connection
}

export const either = () => scopes.getStore()?.connection ?? prisma

export const standing = new Proxy({} as PrismaClient, { get: (_, name) => (either() as any)[name] })

export async function run(ids: number[]) {
  for (const id of ids) await current().post.count({ where: { id } }) // want "post.count` runs once"
  for (const id of ids) await ofScope().post.count({ where: { id } }) // want "post.count` runs once"
  for (const id of ids) await either().post.count({ where: { id } }) // want "post.count` runs once"
  for (const id of ids) await scopes.getStore()!.connection!.post.count({ where: { id } }) // want "post.count` runs once"
  for (const id of ids) await standing.post.count({ where: { id } }) // want "`standing.post.count`"
  for (const id of ids) scopes.getStore()!.cache.post.count({ where: { id } })
}
