import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function forOf() {
  const users = await prisma.user.findMany()
  for (const user of users) {
    await prisma.post.findMany({ where: { authorId: user.id } }) // want "`prisma.post.findMany`"
  }
}

export async function indexed() {
  const users = await prisma.user.findMany()
  for (let i = 0; i < users.length; i++) {
    const user = users[i]!
    await prisma.post.count({ where: { authorId: user.id } }) // want "`prisma.post.count`"
  }
}

export async function forIn(byEmail: Record<string, number>) {
  for (const email in byEmail) {
    await prisma.user.findFirst({ where: { email } }) // want "`prisma.user.findFirst`"
  }
}

export async function whileLoop() {
  const users = await prisma.user.findMany()
  let i = 0
  while (i < users.length) {
    await prisma.post.findFirst({ where: { authorId: users[i]!.id } }) // want "`prisma.post.findFirst`"
    i += 1
  }
}

export async function doWhile() {
  const users = await prisma.user.findMany()
  let i = 0
  do {
    await prisma.post.findFirst({ where: { authorId: users[i]!.id } }) // want "`prisma.post.findFirst`"
    i += 1
  } while (i < users.length)
}

export async function awaitedItems(ids: Promise<number>[]) {
  for await (const id of ids) {
    await prisma.comment.findMany({ where: { postId: id } }) // want "`prisma.comment.findMany`"
  }
}

export async function labelled(ids: number[]) {
  outer: for (const id of ids) {
    const found = await prisma.comment.aggregate({ where: { postId: id }, _count: true }) // want "`prisma.comment.aggregate`"
    if (found._count === 0) continue outer
  }
}

export async function onceBeforeTheLoop(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { id: { in: ids } } })
  for (const post of posts) console.log(post.title)
}

export async function headRunsOnce() {
  for (const user of await prisma.user.findMany()) console.log(user.email)
}

export async function countedDown(ids: number[]) {
  let at = ids.length
  while (at--) await prisma.post.findFirst({ where: { authorId: ids[at] } }) // want "findFirst"
}

export async function comparedDown(ids: number[]) {
  let at = ids.length - 1
  while (at >= 0) {
    await prisma.post.findFirst({ where: { authorId: ids[at] } }) // want "findFirst"
    at--
  }
}
