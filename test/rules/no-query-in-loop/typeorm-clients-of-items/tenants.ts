import type { DataSource, EntityManager } from 'typeorm'
import { Post } from './entities'

declare function sourceOf(tenant: string): Promise<DataSource>

async function eachSource(sources: Map<string, DataSource>, run: (source: DataSource, tenant: string) => Promise<void>) {
  for (const [tenant, source] of sources) await run(source, tenant)
}

async function eachManager(sources: DataSource[], run: (manager: EntityManager) => Promise<void>) {
  for (const source of sources) await run(source.manager)
}

async function countOf(source: DataSource) {
  return source.getRepository(Post).count()
}

// Each round asks another database: no query takes them all, and it is not the same one again.
export async function counts(sources: Map<string, DataSource>, all: DataSource[], tenants: string[]) {
  await eachSource(sources, async (source, tenant) => console.log(tenant, await source.getRepository(Post).count()))
  await eachManager(all, async (manager) => {
    const posts = manager.getRepository(Post)
    console.log(await posts.count())
  })
  for (const source of all) {
    const posts = source.getRepository(Post)
    console.log(await posts.count())
  }
  for (const source of all) console.log(await countOf(source))
  for (const tenant of tenants) console.log(await countOf(await sourceOf(tenant)))
  for (const tenant of tenants) {
    const source = await sourceOf(tenant)
    console.log(await countOf(source))
  }
}

// One database, whatever is called in the round.
export async function ofOne(tenants: string[], one: DataSource) {
  const posts = one.getRepository(Post)
  for (const tenant of tenants) console.log(tenant, await posts.count()) // want "runs the same query again for each `tenant` of `tenants`"
  for (const tenant of tenants) console.log(tenant, await countOf(one)) // want "`countOf` reaches `source.getRepository(Post).count`, the same query again, for each `tenant` of `tenants`"
}
