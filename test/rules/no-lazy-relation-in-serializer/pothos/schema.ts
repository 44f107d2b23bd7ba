import SchemaBuilder from '@pothos/core'
import { prisma } from './db'

const builder = new SchemaBuilder<object>({})

interface Parent { id: number }

builder.objectType('User', {
  fields: (t) => ({
    posts: t.field({
      type: ['Post'],
      resolve: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }), // want "once for each `User` in an answer that asks for the field (resolve)"
    }),
  }),
})

builder.objectField('User', 'latest', (t) => t.field({
  type: 'Post',
  resolve: (user: Parent) => prisma.post.findFirst({ where: { authorId: user.id } }), // want "once for each `User`"
}))

builder.queryType({
  fields: (t) => ({
    users: t.field({ type: ['User'], resolve: (_root: unknown, args: Parent) => prisma.user.findMany({ where: { id: args.id } }) }),
  }),
})

// A model that is called like a root type, and types that are made of objects.
builder.prismaObject('Subscription', {
  fields: (t: any) => ({
    unread: t.int({ resolve: (one: Parent) => prisma.post.count({ where: { authorId: one.id } }) }), // want "once for each `Subscription`"
  }),
})

builder.objectRef<Parent>('Stats').implement({
  fields: (t) => ({
    posts: t.int({ resolve: (stats) => prisma.post.count({ where: { authorId: stats.id } }) }), // want "once for each `Stats`"
  }),
})

const Totals = builder.objectRef<Parent>('Totals')

Totals.implement({
  fields: (t) => ({
    posts: t.int({ resolve: (totals) => prisma.post.count({ where: { authorId: totals.id } }) }), // want "once for each `Totals`"
  }),
})

builder.prismaObject('Post', {
  fields: (t: any) => ({
    last: t.prismaField({ type: 'Comment', nullable: true, resolve: (_query: object, post: Parent) => prisma.comment.findFirst({ where: { postId: post.id } }) }), // want "once for each `Post`"
    latest: t.prismaField({ type: 'Comment', resolve: (query: object, post: Parent) => lastOf(query, post.id) }), // want "once for each `Post`"
    newest: t.prismaField({ type: 'Comment', resolve: (query: object) => prisma.comment.findFirst({ ...query, orderBy: { id: 'desc' } }) }),
  }),
})

function lastOf(query: object, postId: number) {
  return prisma.comment.findFirst({ ...query, where: { postId } })
}
