import { PrismaClient } from '../generated/client'
import { prisma } from './db'

interface Tenant { id: string; url: string }

const clients = new Map<string, PrismaClient>()

function clientFor(tenant: Tenant) {
  let client = clients.get(tenant.id)
  if (!client) clients.set(tenant.id, (client = new PrismaClient({ datasourceUrl: tenant.url } as never)))
  return client
}

// Each round asks another database: no query takes them all, and it is not the same one again.
export async function counts(tenants: Tenant[]) {
  const all: number[] = []
  for (const tenant of tenants) {
    const client = clientFor(tenant)
    all.push(await client.post.count())
  }
  for (const tenant of tenants) {
    const client = new PrismaClient({ datasourceUrl: tenant.url } as never)
    all.push(await client.post.count())
    await client.$disconnect()
  }
  for (const tenant of tenants) all.push(await clientFor(tenant).user.count())
  return all
}

async function countOf(client: PrismaClient) {
  return client.post.count()
}

async function forEachTenant(tenants: Tenant[], run: (client: PrismaClient, tenant: Tenant) => Promise<void>) {
  for (const tenant of tenants) await run(clientFor(tenant), tenant)
}

export async function handed(tenants: Tenant[]) {
  for (const tenant of tenants) console.log(await countOf(clientFor(tenant)))
  for (const tenant of tenants) {
    const client = clientFor(tenant)
    console.log(await countOf(client))
  }
  await forEachTenant(tenants, async (client, tenant) => console.log(tenant.id, await client.post.count()))
  await forEachTenant(tenants, async (client: PrismaClient) => console.log(await client.post.count()))
}

export async function handedOne(tenants: Tenant[]) {
  for (const tenant of tenants) console.log(tenant.id, await countOf(prisma)) // want "`countOf` reaches `client.post.count`, the same query again, for each `tenant` of `tenants`"
}

// One client, whatever is called in the round.
export async function ofOne(tenants: Tenant[]) {
  for (const tenant of tenants) console.log(tenant.id, await prisma.post.count()) // want "`prisma.post.count` runs the same query again for each `tenant` of `tenants`"
}

// What a method sets is another thing in each round.
export class Counter {
  private authorId = 0

  use(authorId: number) {
    this.authorId = authorId
  }

  count() {
    return prisma.post.count({ where: { authorId: this.authorId } })
  }

  async all(ids: number[]) {
    for (const id of ids) {
      this.use(id)
      console.log(await this.count()) // want "`this.count` reaches `prisma.post.count` once for each `id` of `ids`"
    }
  }
}
