import { prisma } from './db'

const { post, comment } = prisma
const users = prisma.user

export async function run(ids: number[], { prisma: alias } = { prisma }) {
  const client = prisma
  for (const id of ids) {
    await post.findMany({ where: { authorId: id } }) // want "`post.findMany`"
    await comment.count({ where: { authorId: id } }) // want "`comment.count`"
    await users.findFirst({ where: { id } }) // want "`users.findFirst`"
    await client.tag.findFirst({ where: { id } }) // want "`client.tag.findFirst`"
    await alias.team.findFirst({ where: { id } }) // want "`alias.team.findFirst`"
  }
}
