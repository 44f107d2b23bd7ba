import { prisma } from './db'
import { PrismaClient, type Prisma } from './generated/client'

type Name = Uncapitalize<Prisma.ModelName>

export class Service extends PrismaClient {}

export class Repository {
  constructor(protected readonly client: Service, private readonly model: Name) {}

  byId(id: number) {
    return (this.client as any)[this.model].findFirst({ where: { id } })
  }

  async all(ids: number[]) {
    for (const id of ids) await (this.client[this.model] as any).findFirst({ where: { id } }) // want "`this.client[this.model].findFirst` runs once for each `id` of `ids`"
  }
}

export class Users extends Repository {
  constructor(client: Service) {
    super(client, 'user')
  }
}

export function repositoryOf(name: Name) {
  const delegate = prisma[name] as any
  return { find: (id: number) => delegate.findFirst({ where: { id } }) }
}

const posts = repositoryOf('post')

export async function run(ids: number[], users: Users, name: string) {
  for (const id of ids) await users.byId(id) // want "`prisma.user.findMany("
  for (const id of ids) await posts.find(id) // want "`prisma.post.findMany("
  for (const id of ids) await (prisma as any)[name].findFirst({ where: { id } }) // want "`prisma[name].findFirst` runs once for each `id` of `ids`"
}

// Each round asks another table, which no query takes together.
export async function sizes(names: string[], rows: { model: string; id: number }[]) {
  for (const name of names) console.log(await (prisma as any)[name].count())
  for (const { model, id } of rows) console.log(await (prisma as any)[model].findFirst({ where: { id } }))
  for (const name of ['user', 'post'] as const) console.log(await (prisma[name] as any).count())
}

// Somebody else's thing by a name.
export async function others(ids: number[], store: Record<string, { findFirst(query: object): unknown }>, name: string) {
  for (const id of ids) store[name]?.findFirst({ where: { id } })
}
