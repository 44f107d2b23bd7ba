import { prisma } from './db'

// A map that is made of all rows: what it lacks may never be asked for.
export async function ofRows(posts: { authorId: number }[]) {
  const known = new Map((await prisma.user.findMany()).map((user) => [user.id, user]))
  for (const post of posts) console.log(known.get(post.authorId) ?? (await prisma.user.findFirst({ where: { id: post.authorId } })))
}

export async function byHit(posts: { authorId: number }[]) {
  const users = await prisma.user.findMany()
  const known = new Map(users.map((user) => [user.id, user]))
  for (const post of posts) {
    let user: unknown = known.get(post.authorId)
    if (!user) user = await prisma.user.findFirst({ where: { id: post.authorId } })
    console.log(user)
  }
}

export async function inCallback(posts: { authorId: number }[]) {
  const known = new Map((await prisma.user.findMany()).map((user) => [user.id, user]))
  return Promise.all(posts.map(async (post) => known.has(post.authorId) ? known.get(post.authorId) : prisma.user.findFirst({ where: { id: post.authorId } })))
}

// Rows of others, or none, answer nothing; what is not there has to be written.
export async function ofOthers(posts: { id: number; authorId: number }[]) {
  const known = new Map((await prisma.comment.findMany()).map((comment) => [comment.postId, comment]))
  for (const post of posts) console.log(known.get(post.id) ?? (await prisma.user.findFirst({ where: { id: post.authorId } }))) // want "`prisma.user.findFirst` runs once for each `post` of `posts`"
}

export async function ofNothing(posts: { authorId: number }[]) {
  const known = new Map<number, unknown>()
  for (const post of posts) console.log(known.get(post.authorId) ?? (await prisma.user.findFirst({ where: { id: post.authorId } }))) // want "`prisma.user.findFirst` runs once for each `post` of `posts`"
}

export async function written(names: string[]) {
  const known = new Map((await prisma.user.findMany()).map((user) => [user.email, user]))
  for (const name of names) if (!known.has(name)) await prisma.user.create({ data: { email: name } }) // want "`prisma.user.create` runs once for each `name` of `names`"
}

export async function beside(posts: { authorId: number }[]) {
  const known = new Map((await prisma.user.findMany()).map((user) => [user.id, user]))
  for (const post of posts) if (known.has(post.authorId)) console.log(await prisma.user.findFirst({ where: { id: post.authorId } })) // want "`prisma.user.findFirst` runs once for each `post` of `posts`"
}
