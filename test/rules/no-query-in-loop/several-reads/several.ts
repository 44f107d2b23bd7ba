import { prisma } from './db'

// All that one call reads is counted; the dearest is named, of equals the first in the code.
async function profile(id: number) {
  const user = await prisma.user.findFirst({ where: { id } })
  const posts = await prisma.post.findMany({ where: { authorId: id }, include: { comments: true } })
  return { user, posts, comments: await prisma.comment.findMany({ where: { authorId: id } }) }
}

async function counts(id: number) {
  return { posts: await lastPosts(id), comments: await prisma.comment.count({ where: { authorId: id } }) }
}

async function lastPosts(id: number) {
  return prisma.post.count({ where: { authorId: id } })
}

async function commentsOfEach(id: number) {
  const author = await prisma.user.findFirst({ where: { id } })
  const posts = await prisma.post.findMany({ where: { authorId: id } })
  const comments = []
  for (const { id: postId } of posts) comments.push(await prisma.comment.findMany({ where: { postId } })) // want "`prisma.comment.findMany` runs once"
  return { author, comments }
}

export async function all(ids: number[]) {
  for (const id of ids) {
    console.log(await profile(id)) // want "`profile` reaches `prisma.post.findMany` and 2 more once for each `id` of `ids`: 4·N(ids) queries."
    console.log(await counts(id)) // want "`counts` reaches `prisma.post.count` and 1 more once for each `id` of `ids`: 2·N(ids) queries."
    console.log(await lastPosts(id)) // want "`lastPosts` reaches `prisma.post.count` once for each `id` of `ids`: N(ids) queries."
    console.log(await commentsOfEach(id)) // want "`commentsOfEach` reaches `prisma.comment.findMany` and 2 more once for each `id` of `ids`: 2·N(ids) + N(ids)·N(posts) queries."
  }
}

// What runs on some paths may or may not come to it; of what does not, only one may run at all.
async function either(id: number, deep: boolean) {
  if (deep) return prisma.post.findMany({ where: { authorId: id } })
  return prisma.comment.findMany({ where: { authorId: id } })
}

async function withComments(id: number, deep: boolean) {
  const posts = await prisma.post.findMany({ where: { authorId: id } })
  return deep ? { posts, comments: await prisma.comment.findMany({ where: { authorId: id } }) } : { posts }
}

const loaders: Record<string, (id: number) => Promise<unknown>> = {
  posts: (id) => prisma.post.findMany({ where: { authorId: id } }),
  comments: (id) => prisma.comment.findMany({ where: { authorId: id } }),
}

export async function some(items: { id: number; kind: string; deep: boolean }[]) {
  for (const { id, kind, deep } of items) {
    console.log(await either(id, deep)) // want "`either` reaches `prisma.post.findMany` once for each"
    console.log(await withComments(id, deep)) // want "`withComments` reaches `prisma.post.findMany` and 1 more once for each item of `items`: N(items) … 2·N(items) queries."
    console.log(await loaders[kind]!(id)) // want "reaches `prisma.post.findMany` once for each item of `items`: N(items) queries."
  }
}
