import { prisma } from './db'

async function withPosts(user: { id: number }) {
  return { user, posts: await prisma.post.findMany({ where: { authorId: user.id } }) }
}

export async function all(users: { id: number }[]) {
  return Promise.all(users.map(withPosts)) // want "`prisma.post.findMany`"
}

export async function local(users: { id: number }[]) {
  const count = async (user: { id: number }) => prisma.post.count({ where: { authorId: user.id } })
  return Promise.all(users.map(count)) // want "`prisma.post.count`"
}
