import type { DataSource, EntityManager, Repository } from 'typeorm'
import { inEach } from './each'
import { Post, User } from './entities'

/** What is called by another name has the type of what it stands for, also where a function inside calls it. */
export async function byRepository(source: DataSource) { // want fn:"1 + N(ids)"
  const users = await source.getRepository(User).find()
  return postsOf(source.getRepository(Post), users.map((user) => user.id))
}

function postsOf(posts: Repository<Post>, ids: number[]) {
  const repo = posts
  return Promise.all(ids.map((id) => repo.findBy({ authorId: id }))) // want "`repo.findBy` runs once for each `id` of `ids`"
}

export async function bySource(source: DataSource) { // want fn:"1 + N(ids)"
  const { manager } = source
  const users = await manager.find(User)
  return inEach(users.map((user) => user.id), (id) => manager.findBy(Post, { authorId: id })) // want "`manager.findBy` runs once for each `id` of `ids`"
}

export async function byChain(source: DataSource) { // want fn:"1 + N(ids)"
  const database = source
  const users = await source.manager.find(User)
  return inEach(users.map((user) => user.id), (id) => database.getRepository(Post).createQueryBuilder('post').where('post.authorId = :id', { id }).getMany()) // want "`database.getRepository(Post).createQueryBuilder…getMany`"
}

/** A transaction of each round is its own business, and costs as much. */
export async function byTransaction(source: DataSource) { // want fn:"1 + N(ids)"
  const outer = source.manager
  const users = await outer.find(User)
  return inEach(users.map((user) => user.id), (id) => outer.transaction((manager) => manager.countBy(Post, { authorId: id })))
}

export async function byEither(source: DataSource) { // want fn:"1 + N(ids)"
  return withManager(source, undefined)
}

async function withManager(source: DataSource, given: EntityManager | undefined) {
  const manager = given ?? source.manager
  const users = await manager.find(User)
  const count = (id: number) => manager.countBy(Post, { authorId: id }) // want "`manager.countBy`"
  return inEach(users.map((user) => user.id), count)
}

/** A helper without types is known by what it is given. */
export async function byHelper(source: DataSource) { // want fn:"1 + N(ids)"
  const users = await source.manager.find(User)
  return helped(source.getRepository(Post), users.map((user) => user.id))
}

async function helped(posts: Repository<Post>, ids: number[]) {
  const all = []
  for (const id of ids) all.push(await latest(posts, id)) // want "`repo.findOneBy`"
  return all
}

const latest = (repo: any, id: number) => repo.findOneBy({ authorId: id })

abstract class Base {
  protected batch: { id: number }[] = []
  constructor(readonly name: string) {}

  protected async each(run: (item: { id: number }) => Promise<unknown>) {
    for (const item of this.batch) await run(item)
  }
}

/** What is bound is called as well, and fields that the loop sets are others each time. */
class Job extends Base {
  constructor(private readonly source: DataSource, private readonly urls: string[]) {
    super('job')
  }

  async run() {
    for (const url of this.urls) {
      this.batch = await (await fetch(url)).json()
      await this.each(this.one.bind(this)) // want "`this.one` reaches `this.source.manager.countBy` once for each `item` of `this.batch`: N(this.batch)·N(this.urls) queries"
    }
    const manager = this.source.manager
    return inEach(this.urls.map((url) => url.length), (size) => manager.countBy(Post, { views: size })) // want "`manager.countBy`"
  }

  private async one(item: { id: number }) {
    return this.source.manager.countBy(Post, { authorId: item.id })
  }
}

export const job = (source: DataSource) => new Job(source, [])

// Not TypeORM's, or no query.
interface Store {
  findOneBy(where: object): Promise<unknown>
}

export function others(store: Store, map: Map<number, string>, given: any, users: Repository<User>, ids: number[]) {
  const own = store
  const names = map
  const untyped = given
  const repo = users
  return Promise.all([
    inEach(ids, (id) => own.findOneBy({ id })), inEach(ids, async (id) => names.get(id)), inEach(ids, (id) => untyped.findOneBy({ id })), inEach(ids, async (id) => repo.create({ id })),
  ])
}

export function replaced(users: Repository<User>, store: Store, ids: number[]) {
  let repo: Pick<Store, 'findOneBy'> = users
  repo = store
  return inEach(ids, (id) => repo.findOneBy({ id }))
}
