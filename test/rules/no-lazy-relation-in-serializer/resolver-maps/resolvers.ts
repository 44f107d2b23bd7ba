import DataLoader from 'dataloader'
import { createBatchResolver } from 'graphql-resolve-batch'
import { combineResolvers, skip } from 'graphql-resolvers'
import { prisma } from './db'

interface Parent { id: number }

type Resolve<C> = (parent: Parent, args: unknown, context: C) => unknown

function authenticated(resolve: Resolve<{ viewer: number }>): Resolve<{ viewer?: number }> {
  return (parent, args, context) => {
    if (context.viewer === undefined) throw new Error('not logged in')
    return resolve(parent, args, { viewer: context.viewer })
  }
}

const isAuthenticated: Resolve<{ viewer?: number }> = (_parent, _args, { viewer }) => viewer === undefined ? new Error('not logged in') : skip

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
    mine: authenticated(async (post: Parent, _args: unknown, { viewer }: { viewer: number }) => {
      return prisma.comment.findFirst({ where: { postId: post.id, authorId: viewer } }) // want "once for each `Post`"
    }),
    flagged: combineResolvers(isAuthenticated, (post: Parent) => prisma.comment.count({ where: { postId: post.id } })), // want "once for each `Post`"
    shared: createBatchResolver((posts: Parent[]) => prisma.comment.findMany({ where: { postId: { in: posts.map((post) => post.id) } } })),
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
