import type { Catalog } from './catalog'

export class Service {
  constructor(private readonly catalog: Catalog) {}

  async others(ids: number[]) {
    for (const id of ids) await this.catalog.nameOf(id) // want "`this.catalog.nameOf` reaches `prisma.user.findFirst`"
    for (const id of ids) await this.catalog.countOf(id) // want "`this.catalog.countOf` reaches `prisma.comment.count`"
    for (const id of ids) await this.catalog.slugOf(id)
  }
}

export async function given(catalog: Catalog, ids: number[]) {
  for (const id of ids) await catalog.nameOf(id) // want "`catalog.nameOf` reaches `prisma.user.findFirst`"
  for (const id of ids) await catalog.countOf(id) // want "`catalog.countOf` reaches `prisma.comment.count`"
}
