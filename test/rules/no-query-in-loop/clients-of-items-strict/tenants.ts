import { PrismaClient } from '../generated/client'
import { prisma } from './db'

interface Tenant { id: string; url: string }

function clientFor(url: string): PrismaClient {
  return new PrismaClient({ datasourceUrl: url } as never)
}

async function countOf(client: PrismaClient, title: string) {
  return client.post.count({ where: { title } })
}

// No query asks several databases, whatever it asks for.
export async function counts(tenants: Tenant[]) {
  for (const tenant of tenants) {
    const client = clientFor(tenant.url)
    console.log(await client.post.count())
    console.log(await client.post.count({ where: { title: tenant.id } }))
    await client.$disconnect()
  }
  for (const tenant of tenants) console.log(await clientFor(tenant.url).user.count())
  for (const tenant of tenants) console.log(await countOf(clientFor(tenant.url), tenant.id))
}

export async function held(clients: PrismaClient[]) {
  for (const client of clients) console.log(await client.post.count())
}

// One database.
export async function ofOne(tenants: Tenant[]) {
  for (const tenant of tenants) console.log(await prisma.post.count({ where: { title: tenant.id } })) // want "`prisma.post.count` runs once for each `tenant` of `tenants`"
  for (const tenant of tenants) console.log(await countOf(prisma, tenant.id)) // want "`countOf` reaches `client.post.count` once for each `tenant` of `tenants`"
}

export async function inTransactions(tenants: Tenant[]) {
  for (const tenant of tenants) {
    await prisma.$transaction(async (client) => {
      console.log(await client.post.findMany({ where: { title: tenant.id } })) // want "`client.post.findMany`"
    })
  }
}
