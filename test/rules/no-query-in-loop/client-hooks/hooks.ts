import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaClient } from './generated/client'

const tenants = new AsyncLocalStorage<{ id: number }>()
const base = new PrismaClient({} as never)

export const ofTenant = base.$extends({
  query: {
    post: {
      async findMany({ args, query }) {
        return query({ ...args, where: { ...args.where, authorId: tenants.getStore()!.id } })
      },
    },
  },
})

// A hook makes another query of the same call, wherever it knows that from.
export async function reports(ids: number[]) {
  for (const id of ids) await tenants.run({ id }, () => ofTenant.post.findMany())
  for (const id of ids) {
    tenants.enterWith({ id })
    console.log(await ofTenant.post.findMany())
  }
}

// It has no hook for these.
export async function others(ids: number[]) {
  for (const id of ids) console.log(id, await ofTenant.team.findMany()) // want "`ofTenant.team.findMany` runs the same query again"
  for (const id of ids) console.log(await ofTenant.post.findMany({ where: { id } })) // want "`ofTenant.post.findMany` runs once for each `id` of `ids`"
}
