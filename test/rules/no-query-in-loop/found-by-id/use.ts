import { prisma } from './db'

// What has a method of lists may be no list: an id is no test.
export function services() {
  const posts = { find: async (id: number) => prisma.post.findFirst({ where: { authorId: id } }) }
  return { posts, latest: (id: number) => posts.find(id) }
}

export function stores() {
  const kept = { find: async (id: number) => ({ id }) }
  return { latest: (id: number) => kept.find(id) }
}

export async function use(ids: number[]) {
  const { latest } = services()
  for (const id of ids) await latest(id) // want "`latest` reaches `prisma.post.findFirst`"
  for (const id of ids) await stores().latest(id)
}

// What is not there yet is asked for.
export async function filled(ids: number[]) {
  for (const id of ids) await first(id) // want "`first` reaches `prisma.post.findFirst` once for each `id` of `ids`: N(ids) queries"
}

async function first(authorId: number) {
  let found: unknown
  found ??= await prisma.post.findFirst({ where: { authorId } })
  return found
}
