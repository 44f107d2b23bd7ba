import { FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { prisma } from './db'

class Post { id!: number }

@Resolver(() => Post)
export class PostResolver {
  @Query(() => [Post])
  posts() {
    return prisma.post.findMany()
  }

  @FieldResolver()
  comments(@Root() post: Post) {
    return prisma.comment.findMany({ where: { postId: post.id } }) // want "once for each `Post` in an answer that asks for the field (@FieldResolver)"
  }
}
