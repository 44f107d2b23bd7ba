import { DataSource } from 'typeorm'
import { Post, User } from './entities'

interface Tenant { readonly id: number; readonly url: string }

async function connect(tenant: Tenant) {
  return new DataSource({ type: 'postgres', url: tenant.url, entities: [User, Post] }).initialize()
}

async function countOf(source: DataSource, score: number) {
  return source.getRepository(User).countBy({ score })
}

// No query asks several databases, whatever it asks for.
export async function counts(tenants: Tenant[]) {
  for (const tenant of tenants) {
    const source = await connect(tenant)
    console.log(await source.getRepository(User).count())
    console.log(await source.manager.countBy(User, { score: tenant.id }))
    await source.destroy()
  }
  for (const tenant of tenants) {
    const source = new DataSource({ type: 'postgres', url: tenant.url })
    await source.initialize()
    console.log(await countOf(source, tenant.id))
  }
}

export async function held(sources: DataSource[]) {
  for (const source of sources) console.log(await source.getRepository(User).count())
}

// One database.
export async function ofOne(tenants: Tenant[], source: DataSource) {
  for (const tenant of tenants) console.log(await source.getRepository(User).countBy({ score: tenant.id })) // want "`source.getRepository(User).countBy` runs once for each `tenant` of `tenants`"
  for (const tenant of tenants) console.log(await countOf(source, tenant.id)) // want "`countOf` reaches"
}

// Another table is no other database.
export async function ofTables(source: DataSource, entities: (typeof User | typeof Post)[]) {
  for (const entity of entities) console.log(await source.getRepository(entity).count()) // want "`source.getRepository(entity).count`"
}

export async function inTransactions(tenants: Tenant[], source: DataSource) {
  for (const tenant of tenants) {
    await source.transaction(async (manager) => {
      console.log(await manager.findBy(User, { score: tenant.id })) // want "`manager.findBy`"
    })
  }
}
