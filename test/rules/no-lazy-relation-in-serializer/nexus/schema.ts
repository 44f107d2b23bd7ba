import { extendType, objectType } from 'nexus'
import { prisma } from './db'

interface Parent { id: number }

export const User = objectType({
  name: 'User',
  definition(t) {
    t.int('id')
    t.list.field('posts', {
      type: 'Post',
      resolve: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }), // want "once for each `User` of which the field is asked (resolve)"
    })
  },
})

export const UserQuery = extendType({
  type: 'Query',
  definition(t) {
    t.list.field('users', { type: 'User', resolve: (root: Parent) => prisma.user.findMany({ where: { id: root.id } }) })
  },
})
