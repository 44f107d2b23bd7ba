import type { PrismaClient } from './generated/client'

export async function nested(prisma: PrismaClient) { // want fn:"2 + N(users)·N(user.posts)"
  const users = await prisma.user.findMany({ include: { posts: true } })
  return Promise.all(users.map((user) => Promise.all(user.posts.map((post) =>
    prisma.comment.count({ where: { postId: post.id } }), // want "`prisma.comment.count`"
  ))))
}
