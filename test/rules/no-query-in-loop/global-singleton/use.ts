import client, { prisma as named } from './client'
import { db } from './factory'

export async function use(ids: number[]) {
  for (const id of ids) {
    await client.post.findMany({ where: { authorId: id } }) // want "`client.post.findMany`"
    await named.post.count({ where: { authorId: id } }) // want "`named.post.count`"
    await db.comment.count({ where: { authorId: id } }) // want "`db.comment.count`"
  }
}
