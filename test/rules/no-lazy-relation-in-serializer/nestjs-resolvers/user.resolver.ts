import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { UserService } from './user.service'

class User { id!: number; posts?: { id: number }[] }

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly users: UserService) {}

  @Query(() => [User])
  list() {
    return this.users.list()
  }

  @ResolveField()
  async posts(@Parent() user: User, @Args('take') take: number) {
    return this.users.postsOf(user.id, take) // want "`this.users.postsOf` reaches `this.prisma.post.findMany` once for each `User` in an answer that asks for the field (@ResolveField)"
  }

  // Prisma merges these: all parents of one level are resolved in one tick.
  @ResolveField()
  async profile(@Parent() user: User) {
    return this.users.profileOf(user.id)
  }

  @ResolveField()
  async preloaded(@Parent() user: User) {
    if (user.posts) return user.posts
    return this.users.postsOf(user.id, 10)
  }

  // Asks for nothing of the parent: it is one object.
  @ResolveField()
  async teams(@Parent() _user: User) {
    return this.users.teams()
  }

  @ResolveField()
  async loaded(@Parent() user: User, @Context() context: { loaders: { posts: { load(id: number): Promise<unknown> } } }) {
    return context.loaders.posts.load(user.id)
  }
}
