import { prisma } from './db'

/** Nothing here says what these are: each caller does. */
async function byId(id: number, handle: any) {
  return handle.user.findFirst({ where: { id } })
}

async function withDefault(id: number, handle: any = prisma) {
  return handle.user.findFirst({ where: { id } })
}

const store = { user: { findFirst: (query: object) => query } }

export async function authors(posts: { authorId: number }[]) {
  for (const post of posts) {
    await byId(post.authorId, prisma) // want "`handle.user.findFirst`"
    await withDefault(post.authorId) // want "`handle.user.findFirst`"
    await byId(post.authorId, store)
    await withDefault(post.authorId, store)
  }
}

export async function unknownHandle(posts: { authorId: number }[], handle: any) {
  for (const post of posts) await byId(post.authorId, handle)
}
