import type { PostRelationResolvers, QueryResolvers } from 'types/graphql'
import { prisma } from './db'

export const posts: QueryResolvers['posts'] = () => prisma.post.findMany()

async function latestOf(post: { id: number }) {
  return prisma.comment.findFirst({ where: { postId: post.id }, orderBy: { id: 'desc' } })
}

// The second argument has the parent.
export const Post: PostRelationResolvers = {
  author: (_args, { root }) => prisma.post.findUnique({ where: { id: root.id } }).author(),
  comments: (_args, { root }) => prisma.comment.findMany({ where: { postId: root.id } }), // want "once for each `Post`"
  latest: (_args, gqlArgs) => {
    return latestOf(gqlArgs?.root) // want "once for each `Post`"
  },
  title: (_args, { root }) => root.title.trim(),
}
