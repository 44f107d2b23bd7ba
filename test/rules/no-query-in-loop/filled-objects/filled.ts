import { prisma } from './db'

interface Row { id: number; tags: Record<string, string> }

// Objects that are filled under names that only a run knows.
export async function byName(rows: Row[], field: string) {
  for (const row of rows) {
    const where: Record<string, number> = {}
    where[field] = row.id
    await prisma.post.findMany({ where }) // want "`prisma.post.findMany` runs once for each `row` of `rows`"
  }
}

export async function lowered(rows: Row[], known: Map<string, { id: number }>) {
  for (const row of rows) {
    const tags: Record<string, string> = {}
    for (const [name, value] of Object.entries(row.tags)) tags[name.toLowerCase()] = value
    const author = known.get(tags.author)
    if (author) await prisma.post.findMany({ where: { authorId: author.id } }) // want "`prisma.post.findMany` runs once for each `row` of `rows`"
  }
}

export async function within(rows: Row[]) {
  for (const row of rows) {
    const query: { where: Record<string, number> } = { where: {} }
    query.where.authorId = row.id
    await prisma.post.findMany(query) // want "`prisma.post.findMany({ where: { authorId: { in: … } } })`"
  }
}

// A dictionary that the code fills remembers what was asked.
export async function remembered(rows: Row[]) {
  const posts: Record<number, unknown> = {}
  const authors = await prisma.user.findMany({ take: 10 })
  for (const { id } of authors) posts[id] = []
  for (const row of rows) if (posts[row.tags.length as unknown as number] === undefined) posts[row.tags.length as unknown as number] = await prisma.post.findMany({ where: { title: row.tags.title } })
  return posts
}
