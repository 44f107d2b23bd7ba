import type { Comment, Post, User } from './generated/client'
import { prisma } from './db'

type Full = Post & { author?: User; comments?: Comment[] }

async function authorOf(post: Full) {
  return post.author ?? await prisma.user.findFirstOrThrow({ where: { id: post.authorId } })
}

async function lastComment(post: Post, comments?: Comment[]) {
  return comments !== undefined ? comments.at(-1) : await prisma.comment.findFirst({ where: { postId: post.id }, orderBy: { id: 'desc' } })
}

async function withAuthors(ids: number[]) {
  return prisma.post.findMany({ where: { id: { in: ids } }, include: { author: true } })
}

// A relation that the query brought along is there, whichever function looks for it.
export async function along() {
  const posts = await prisma.post.findMany({ include: { author: true, comments: { orderBy: { id: 'asc' } } } })
  const authors = await Promise.all(posts.map((post) => authorOf(post)))
  const last = await Promise.all(posts.map((post) => lastComment(post, post.comments)))
  return { authors, last }
}

export async function ofAHelper(ids: number[]) {
  const found = []
  for (const post of await withAuthors(ids)) found.push(await authorOf(post))
  return found
}

export async function deeper(teamId: number) {
  const users = await prisma.user.findMany({ where: { teamId }, select: { id: true, posts: { include: { author: true } } } })
  for (const user of users) for (const post of user.posts) await authorOf(post)
}

// What was not asked for is not.
export async function another() {
  const posts = await prisma.post.findMany({ include: { comments: true } })
  for (const post of posts) await authorOf(post) // want "`authorOf` reaches `prisma.user.findFirstOrThrow`"
}

export async function none() {
  const posts = await prisma.post.findMany()
  for (const post of posts) await lastComment(post) // want "`lastComment` reaches `prisma.comment.findFirst` once for each `post` of `posts`"
}

async function ensureProfile(user: User & { profile?: unknown }) {
  if (!user.profile) await prisma.profile.create({ data: { userId: user.id, bio: '' } })
}

// What is not there is written.
export async function profiles() {
  const users = await prisma.user.findMany({ include: { profile: true } })
  for (const user of users) await ensureProfile(user) // want "`ensureProfile` reaches `prisma.profile.create`"
}
