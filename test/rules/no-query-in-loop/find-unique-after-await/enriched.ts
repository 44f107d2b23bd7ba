import { prisma } from './db'

// Whether the second call is merged depends on timing: not certain, so the recommended preset is silent about it.
export async function enriched(ids: number[]) {
  return Promise.all(ids.map(async (id) => {
    const comments = await prisma.comment.findMany({ where: { postId: id } }) // want "`prisma.comment.findMany`"
    const post = await prisma.post.findUnique({ where: { id } })
    return { post, comments }
  }))
}
