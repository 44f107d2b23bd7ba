import { prisma } from './db'

interface Parent { id: number }

const comments = async (post: Parent) => prisma.comment.findMany({ where: { postId: post.id } }) // want "once for each `Post`"

export const posts = { Query: { posts: () => prisma.post.findMany() }, Post: { comments } }

export const mutations = {
  publish: (_: unknown, { id }: { id: number }) => prisma.post.updateMany({ where: { id }, data: { published: true } }),
}

// Given to something else that is called like a maker of schemas.
export const others = { Post: { tags: (post: Parent) => prisma.tag.findMany({ where: { posts: { some: { id: post.id } } } }) } }
