import { extendType, objectType } from 'nexus'
import { prisma } from './db'

interface Parent { id: number }

export const User = objectType({
  name: 'User',
  definition(t) {
    t.int('id')
    t.list.field('posts', {
      type: 'Post',
      resolve: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }), // want "once for each `User` in an answer that asks for the field (resolve)"
    })
  },
})

export const UserQuery = extendType({
  type: 'Query',
  definition(t) {
    t.list.field('users', { type: 'User', resolve: (root: Parent) => prisma.user.findMany({ where: { id: root.id } }) })
  },
})
