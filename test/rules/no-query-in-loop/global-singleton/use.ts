import client, { prisma as named } from './client'
import { kept, lookups } from './branches'
import { db } from './factory'
import { reader, writer } from './replicas'

export async function use(ids: number[]) {
  for (const id of ids) {
    await client.post.findMany({ where: { authorId: id } }) // want "`client.post.findMany`"
    await named.post.count({ where: { authorId: id } }) // want "`named.post.count`"
    await db.comment.count({ where: { authorId: id } }) // want "`db.comment.count`"
    await kept.post.count({ where: { authorId: id } }) // want "`kept.post.count`"
    await reader.post.count({ where: { authorId: id } }) // want "`reader.post.count`"
    await writer.post.findFirst({ where: { authorId: id } }) // want "`writer.post.findFirst`"
    console.log(lookups.get('post')?.findFirst({ authorId: id }))
  }
}
