import { inEach } from './each'
import type { PrismaClient } from './generated/client'

/** What is called by another name has the type of what it stands for, also where a function inside calls it. */
export async function byClient(prisma: PrismaClient) { // want fn:"1 + N(ids)"
  const reader = prisma
  const users = await reader.user.findMany()
  return inEach(users.map((user) => user.id), (id) => reader.post.findMany({ where: { authorId: id } })) // want "`reader.post.findMany` runs once for each `id` of `ids`"
}

export async function byModel(prisma: PrismaClient) { // want fn:"1 + N(ids)"
  const { post: posts, user } = prisma
  const users = await user.findMany()
  return inEach(users.map((user) => user.id), (id) => posts.count({ where: { authorId: id } })) // want "`posts.count`"
}

interface Context {
  readonly reader: PrismaClient
}

export async function byContext(prisma: PrismaClient) { // want fn:"1 + N(ids)"
  return inContext({ reader: prisma })
}

async function inContext(context: Context) {
  const { reader } = context
  const users = await reader.user.findMany()
  const count = (id: number) => reader.post.count({ where: { authorId: id } }) // want "`reader.post.count`"
  return inEach(users.map((user) => user.id), count)
}

/** A helper without types is known by what it is given. */
export async function byHelper(prisma: PrismaClient) { // want fn:"1 + N(ids)"
  const users = await prisma.user.findMany()
  return helped(prisma, users.map((user) => user.id))
}

async function helped(reader: PrismaClient, ids: number[]) {
  const all = []
  for (const id of ids) all.push(await latest(reader, id)) // want "`given.post.findFirst`"
  return all
}

const latest = (given: any, id: number) => given.post.findFirst({ where: { authorId: id } })

abstract class Base {
  protected batch: { id: number }[] = []
  constructor(readonly name: string) {}

  protected async each(run: (item: { id: number }) => Promise<unknown>) {
    for (const item of this.batch) await run(item)
  }
}

/** What is bound is called as well, and fields that the loop sets are others each time. */
class Job extends Base {
  constructor(private readonly prisma: PrismaClient, private readonly urls: string[]) {
    super('job')
  }

  async run() {
    for (const url of this.urls) {
      this.batch = await (await fetch(url)).json()
      await this.each(this.one.bind(this)) // want "`this.one` reaches `this.prisma.post.count` once for each `item` of `this.batch`: N(this.batch)·N(this.urls) queries"
    }
  }

  private async one(item: { id: number }) {
    return this.prisma.post.count({ where: { authorId: item.id } })
  }
}

export const job = (prisma: PrismaClient) => new Job(prisma, [])

// Not Prisma's.
interface Store {
  readonly user: { findMany(query: object): Promise<unknown[]> }
}

export function others(store: Store, given: any, ids: number[]) {
  const own = store
  const untyped = given
  return Promise.all([inEach(ids, (id) => own.user.findMany({ where: { id } })), inEach(ids, (id) => untyped.user.findMany({ where: { id } }))])
}
