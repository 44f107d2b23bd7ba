import DataLoader from 'dataloader'
import { prisma } from './db'

interface Parent { id: number }

const counts = new DataLoader(async (ids: readonly number[]) => {
  const all = await prisma.comment.groupBy({ by: ['postId'], where: { postId: { in: [...ids] } }, _count: true })
  return ids.map((id) => all.find((one) => one.postId === id))
})

export const resolvers = {
  Query: {
    user: (_: unknown, { id }: { id: number }) => prisma.user.findFirst({ where: { id } }),
  },
  User: {
    posts: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }), // want "once for each `User` in an answer that asks for the field (resolver)"
    latest: {
      resolve: (user: Parent) => prisma.post.findFirst({ where: { authorId: user.id } }), // want "once for each `User`"
    },
  },
  Post: {
    comments: (post: Parent) => counts.load(post.id),
    __resolveReference: (post: Parent) => prisma.post.findFirst({ where: { id: post.id } }),
  },
}

type CommentResolvers = Record<string, (comment: Parent) => unknown>

export const commentResolvers: CommentResolvers = {
  author: (comment) => prisma.user.findFirst({ where: { comments: { some: { id: comment.id } } } }), // want "once for each `Comment`"
}

type QueryResolvers = Record<string, (root: Parent) => unknown>

export const queries: QueryResolvers = {
  users: (root) => prisma.user.findMany({ where: { id: root.id } }),
}

// Not a map of resolvers: nothing says so.
export const handlers = {
  User: {
    posts: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }),
  },
}
