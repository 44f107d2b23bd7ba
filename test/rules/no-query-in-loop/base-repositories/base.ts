import type { Prisma, PrismaClient } from './generated/client'

// Which model it is, each class says.
export abstract class BaseRepository {
  constructor(protected readonly prisma: PrismaClient) {}

  protected abstract get delegate(): any

  byId(id: number) {
    return this.delegate.findFirst({ where: { id } })
  }

  async all(ids: number[]) {
    const rows = []
    for (const id of ids) rows.push(await this.delegate.findFirst({ where: { id } })) // want "`this.delegate.findFirst` runs once for each `id` of `ids`"
    return rows
  }

  async each(ids: number[]) {
    for (const id of ids) await this.byId(id) // want "`this.delegate.findMany("
  }
}

export class UserRepository extends BaseRepository {
  get delegate() {
    return this.prisma.user
  }

  async mine(ids: number[]) {
    for (const id of ids) await this.byId(id) // want "`prisma.user.findMany("
  }
}

export class PostRepository extends BaseRepository {
  protected get delegate(): Prisma.PostDelegate {
    return this.prisma.post
  }
}

// What a constructor hands up is what its own parameters are.
abstract class Held<D> {
  constructor(protected readonly held: D) {}

  one(id: number) {
    return (this.held as any).findFirst({ where: { id } })
  }
}

export class Tags extends Held<Prisma.TagDelegate> {
  constructor(client: PrismaClient) {
    super(client.tag)
  }
}

// A store of the same form that is no database's.
abstract class Kept {
  protected abstract get delegate(): any

  one(id: number) {
    return this.delegate.findFirst({ where: { id } })
  }

  async all(ids: number[]) {
    for (const id of ids) await this.one(id)
  }
}

export class InMemory extends Kept {
  private readonly rows = new Map<number, object>()

  get delegate() {
    return { findFirst: async ({ where }: { where: { id: number } }) => this.rows.get(where.id) }
  }
}
