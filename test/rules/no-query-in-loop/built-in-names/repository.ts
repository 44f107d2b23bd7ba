import { PrismaClient } from './generated/client'

const prisma = new PrismaClient()

/** Methods that lists, maps and loggers have as well. */
export class Posts {
  async find(authorId: number) {
    return prisma.post.findFirst({ where: { authorId } })
  }

  async filter(authorId: number) {
    return prisma.post.findMany({ where: { authorId } })
  }

  async log(authorId: number) {
    return prisma.post.count({ where: { authorId } })
  }
}

/** Keeps everything in memory. */
export class Seen {
  private readonly ids = new Map<number, number>()

  find(id: number) {
    return this.ids.get(id)
  }

  log(id: number) {
    this.ids.set(id, (this.ids.get(id) ?? 0) + 1)
  }
}

/** So do these, which hand back the same list, a part of it or an item of it. */
export class Comments {
  async sort(ids: number[]) {
    const sorted = []
    for (const id of ids) sorted.push(await this.at(id)) // want "post.findFirst"
    return sorted
  }

  async at(id: number) {
    return prisma.post.findFirst({ where: { id } })
  }

  async values(authorId: number) {
    return prisma.post.findMany({ where: { authorId } })
  }

  async includes(id: number) {
    return (await prisma.post.count({ where: { id } })) > 0
  }
}

export interface Box {
  readonly names: string[]
  readonly sizes: Map<number, number>
}

class Drafts {
  replace(authorId: number) {
    return prisma.post.findMany({ where: { authorId, published: false } })
  }

  split(authorId: number) {
    return prisma.post.findFirst({ where: { authorId } })
  }
}

const drafts = new Drafts()

// So may those of texts.
export class Editor {
  constructor(private readonly drafts: Drafts, private readonly name: string) {}

  async all(ids: number[]) {
    for (const id of ids) await this.drafts.replace(id) // want "`this.drafts.replace` reaches `prisma.post.findMany` once for each `id` of `ids`: N(ids) queries"
  }

  names(ids: number[]) {
    return ids.map((id) => this.name.replace('#', String(id)))
  }
}

export async function split(ids: number[], own: Drafts) {
  for (const id of ids) await own.split(id) // want "`own.split` reaches `prisma.post.findFirst` once for each `id` of `ids`: N(ids) queries"
  for (const id of ids) await drafts.split(id) // want "`drafts.split` reaches `prisma.post.findFirst` once for each `id` of `ids`: N(ids) queries"
}
