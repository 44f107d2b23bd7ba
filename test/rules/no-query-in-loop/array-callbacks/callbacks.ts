import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function each(users: { id: number }[]) {
  users.forEach(async (user) => {
    console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "`prisma.post.findMany`"
  })
}

export async function mapped(ids: readonly number[]) {
  return Promise.all(ids.map((id) => prisma.post.findMany({ where: { authorId: id } }))) // want "`prisma.post.findMany`"
}

export async function flatMapped(ids: readonly number[]) {
  return Promise.all(ids.flatMap(async (id) => [
    await prisma.comment.count({ where: { postId: id } }), // want "`prisma.comment.count`"
  ]))
}

export async function reduced(ids: readonly number[]) {
  return ids.reduce(async (sum, id) => {
    const before = await sum
    return before + await prisma.comment.count({ where: { postId: id } }) // want "`prisma.comment.count`"
  }, Promise.resolve(0))
}

export async function chained(users: { id: number; active: boolean }[]) {
  return Promise.all(users.filter((user) => user.active).map(async (user) => {
    const posts = await prisma.post.findMany({ where: { authorId: user.id } }) // want "`prisma.post.findMany`"
    return { user, posts }
  }))
}

export async function entries(totals: Map<number, number>) {
  return Promise.all([...totals.entries()].map(async ([id, total]) => ({
    total,
    posts: await prisma.post.findMany({ where: { authorId: id } }), // want "`prisma.post.findMany`"
  })))
}

export async function ofObject(byName: Record<string, number>) {
  await Promise.all(Object.entries(byName).map(async ([name, id]) => {
    await prisma.post.findFirst({ where: { title: name, authorId: id } }) // want "`prisma.post.findFirst`"
  }))
}

export function namesOnly(users: { id: number }[]) {
  return users.map((user) => String(user.id))
}
