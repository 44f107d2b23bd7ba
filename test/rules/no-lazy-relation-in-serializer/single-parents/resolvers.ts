import { Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { PrismaClient } from './generated/client'
import { Author, Badge, Member, Person, Preferences, Team, TeamPage, Viewer } from './types'

const prisma = new PrismaClient()

// One object a request: whoever asks.
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true })
  async viewer() {
    return { id: 1, preferences: { ownerId: 1 } }
  }

  @Mutation(() => Viewer)
  async signIn(): Promise<Viewer> {
    return { id: 1, preferences: { ownerId: 1 } }
  }

  @ResolveField(() => Int)
  async postCount(@Parent() viewer: Viewer) {
    return prisma.post.count({ where: { authorId: viewer.id } })
  }
}

// A field of the viewer, and of nothing else.
@Resolver(() => Preferences)
export class PreferencesResolver {
  @ResolveField(() => Int)
  async draftCount(@Parent() preferences: Preferences) {
    return prisma.post.count({ where: { authorId: preferences.ownerId } })
  }
}

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => [Member])
  async members() {
    return [{ id: 1, badge: { ownerId: 1 } }]
  }

  @Query(() => Member)
  async member() {
    return { id: 1, badge: { ownerId: 1 } }
  }

  @ResolveField(() => Int)
  async postCount(@Parent() member: Member) {
    return prisma.post.count({ where: { authorId: member.id } }) // want "`prisma.post.count` runs once for each `Member` in an answer that asks for the field (@ResolveField)"
  }
}

// One of each member, of which there are many.
@Resolver(() => Badge)
export class BadgeResolver {
  @ResolveField(() => Int)
  async points(@Parent() badge: Badge) {
    return prisma.post.count({ where: { authorId: badge.ownerId } }) // want "`prisma.post.count` runs once for each `Badge` in an answer that asks for the field (@ResolveField)"
  }
}

@Resolver(() => TeamPage)
export class TeamPageResolver {
  @Query(() => TeamPage)
  async teams() {
    return { items: [{ id: 1 }] }
  }

  @Query(() => Team)
  async team() {
    return { id: 1 }
  }
}

@Resolver(() => Team)
export class TeamResolver {
  @ResolveField(() => Int)
  async posts(@Parent() team: Team) {
    return prisma.post.count({ where: { authorId: team.id } }) // want "`prisma.post.count` runs once for each `Team` in an answer that asks for the field (@ResolveField)"
  }
}

// Others extend it, and are listed.
@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person)
  async person() {
    return { id: 1 }
  }

  @Query(() => [Author])
  async people() {
    return [{ id: 1 }]
  }

  @ResolveField(() => Int)
  async posts(@Parent() person: Person) {
    return prisma.post.count({ where: { authorId: person.id } }) // want "`prisma.post.count` runs once for each `Person` in an answer that asks for the field (@ResolveField)"
  }
}
