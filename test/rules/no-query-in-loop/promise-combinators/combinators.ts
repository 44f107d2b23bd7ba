import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function settled(ids: number[]) {
  return Promise.allSettled(ids.map((id) => prisma.post.findFirst({ where: { authorId: id } }))) // want "`prisma.post.findFirst`"
}

export async function any(ids: number[]) {
  return Promise.any(ids.map((id) => prisma.post.findFirstOrThrow({ where: { authorId: id } }))) // want "`prisma.post.findFirstOrThrow`"
}

export async function race(ids: number[]) {
  return Promise.race(ids.map(async (id) => prisma.post.findMany({ where: { authorId: id } }))) // want "`prisma.post.findMany`"
}

export async function two() {
  const [users, posts] = await Promise.all([prisma.user.findMany(), prisma.post.findMany()])
  return { users, posts }
}
