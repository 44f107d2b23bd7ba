import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { prisma } from './db'

class User { id!: number; posts?: { id: number }[] }

@Resolver(() => User)
export class UserResolver {
  // One statement for all that have none yet.
  @ResolveField()
  posts(@Parent() user: User) {
    return user.posts ?? prisma.user.findUnique({ where: { id: user.id } }).posts()
  }

  @ResolveField()
  async drafts(@Parent() user: User) {
    if (user.posts) return user.posts
    return prisma.post.findMany({ where: { authorId: user.id, published: false } }) // want "`prisma.post.findMany` runs once for each `User` in an answer that asks for the field (@ResolveField): 0 … N(User) queries"
  }
}
