import { prisma } from './db'

// A body that some of those who extend the class replace.
export abstract class Catalog {
  async titleOf(id: number): Promise<string> {
    const post = await prisma.post.findFirst({ where: { id } })
    return post?.title ?? ''
  }

  async nameOf(id: number): Promise<string> {
    return String(id)
  }

  async slugOf(id: number): Promise<string> {
    return String(id)
  }

  async countOf(id: number): Promise<number> {
    return prisma.comment.count({ where: { postId: id } })
  }

  // What is called through `this` is the body above.
  async names(ids: number[]) {
    const names: string[] = []
    for (const id of ids) names.push(await this.nameOf(id))
    return names
  }
}

export class ListedCatalog extends Catalog {
  override async titleOf(id: number) {
    const tag = await prisma.tag.findFirst({ where: { id } })
    return tag?.name ?? ''
  }

  override async nameOf(id: number) {
    const user = await prisma.user.findFirst({ where: { id } })
    return user?.name ?? ''
  }
}

export abstract class KeptCatalog extends Catalog {
  private readonly kept = new Map<number, number>()

  override async countOf(id: number) {
    return this.kept.get(id) ?? 0
  }
}

export class OtherCatalog extends KeptCatalog {
  override async titleOf(id: number) {
    return super.titleOf(id)
  }
}
