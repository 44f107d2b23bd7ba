import { prisma } from './db'

interface Response {
  status(code: number): Response
  json(body: unknown): Response
}

declare function apiError(code: number, message: string): Response
declare function badRequest(message: string): Response

// An answer that refuses ends no search: where all items are as they should be, each of them was asked for.
export async function priced(ids: number[], response: Response) {
  for (const id of ids) {
    const post = await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
    if (!post) return response.status(404).json({ message: `no ${id}` })
    if (post.published === false) return response.status(409).json({ message: post.title })
  }
  return response.json({ done: true })
}

export async function removed(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id }, include: { posts: true } }) // want "`prisma.user.findUnique` runs once for each `id` of `ids`"
    if (!user) continue
    if (user.posts.some((post) => post.published)) return { error: `${user.email} has posts` }
    await prisma.user.delete({ where: { id } }) // want "`prisma.user.delete`"
  }
  return { ok: true }
}

export async function checked(ids: number[]) {
  for (const id of ids) {
    const drafts = await prisma.post.count({ where: { authorId: id, published: false } }) // want "`prisma.post.count`"
    if (drafts > 3) return apiError(422, 'too many drafts')
    const comments = await prisma.comment.count({ where: { authorId: id } }) // want "`prisma.comment.count`"
    if (comments > 3) return badRequest('too many comments')
    const teams = await prisma.team.count({ where: { members: { some: { id } } } }) // want "`prisma.team.count`"
    if (teams > 3) return { success: false, id }
  }
  return { success: true }
}

// What hands back what it has found is one.
export async function first(slugs: string[], response: Response) {
  for (const slug of slugs) {
    const post = await prisma.post.findFirst({ where: { slug } })
    if (post) return response.status(200).json(post)
  }
  return response.status(404).json({ error: 'none' })
}

export async function found(slugs: string[]) {
  for (const slug of slugs) {
    const post = await prisma.post.findFirst({ where: { slug } })
    if (post) return { post, error: null }
  }
  return { error: 'none' }
}
