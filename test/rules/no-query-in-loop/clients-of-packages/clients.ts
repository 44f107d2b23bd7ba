import { database as cache } from '@acme/cache'
import { db } from '@acme/db'
import { prisma } from 'acme-api'
import { connect, db as drizzle } from 'acme-drizzle'

// What a package hands out under a client's name is one, where it is asked for models of the schema.

export async function exported(ids: number[]) {
  for (const id of ids) await prisma.post.findFirst({ where: { authorId: id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
}

export async function ofPackageOfClients(ids: number[]) {
  for (const id of ids) await db.post.findFirst({ where: { authorId: id } }) // want "`db.post.findFirst` runs once for each `id` of `ids`"
}

export async function made(ids: number[]) {
  const prisma = connect({ pool: 5 })
  for (const id of ids) await prisma.post.findFirst({ where: { authorId: id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
}

export async function others(ids: number[]) {
  for (const id of ids) await drizzle.post.findFirst({ where: { authorId: id } })
  for (const id of ids) await cache.post.findFirst({ where: { authorId: id } })
  for (const id of ids) await db.query.post.findFirst({ where: { authorId: id } })
  for (const id of ids) await db.letter.findFirst({ where: { authorId: id } })
}
