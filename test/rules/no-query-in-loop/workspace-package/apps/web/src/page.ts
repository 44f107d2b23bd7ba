import { prisma } from '@shop/db'
import { postsOf } from '@shop/db/posts'

export async function page(ids: number[]) {
  for (const id of ids) {
    await prisma.comment.count({ where: { authorId: id } }) // want "`prisma.comment.count`"
    await postsOf(id) // want "post.findMany"
  }
}
