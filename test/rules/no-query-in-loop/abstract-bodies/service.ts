import { type Catalog, ListedCatalog } from './catalog'

export class Service {
  constructor(private readonly catalog: Catalog) {}

  // The body and all that stand in for it query.
  async titles(ids: number[]) {
    for (const id of ids) await this.catalog.titleOf(id) // want "`this.catalog.titleOf` reaches `prisma.post.findFirst`"
  }

  // The body does not, one that stands in for it does; and the other way round.
  async others(ids: number[]) {
    for (const id of ids) await this.catalog.nameOf(id)
    for (const id of ids) await this.catalog.countOf(id)
  }

  async nothing(ids: number[]) {
    for (const id of ids) await this.catalog.slugOf(id)
  }
}

export async function given(catalog: Catalog, ids: number[]) {
  for (const id of ids) await catalog.titleOf(id) // want "`catalog.titleOf` reaches `prisma.post.findFirst`"
  for (const id of ids) await catalog.nameOf(id)
  for (const id of ids) await catalog.countOf(id)
}

// It is known which one.
export async function made(ids: number[]) {
  const catalog = new ListedCatalog()
  for (const id of ids) await catalog.nameOf(id) // want "`catalog.nameOf` reaches `prisma.user.findFirst`"
  for (const id of ids) await catalog.countOf(id) // want "`catalog.countOf` reaches `prisma.comment.count`"
}
