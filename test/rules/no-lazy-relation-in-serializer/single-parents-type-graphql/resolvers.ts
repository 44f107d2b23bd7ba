import { Field, FieldResolver, ID, ObjectType, Query, Resolver, Root, createUnionType } from 'type-graphql'
import { PrismaClient } from './generated/client'

const prisma = new PrismaClient()

@ObjectType()
export class Dashboard {
  @Field(() => ID)
  ownerId!: number
}

@ObjectType()
export class Account {
  @Field(() => ID)
  id!: number

  // No function says the type: it is the property's.
  @Field()
  dashboard!: Dashboard
}

@ObjectType()
export class Draft {
  @Field(() => ID)
  authorId!: number
}

@ObjectType()
export class Note {
  @Field(() => ID)
  authorId!: number
}

export const Found = createUnionType({ name: 'Found', types: () => [Draft, Note] as const })

@Resolver(Account)
export class AccountResolver {
  @Query(() => Account)
  me() {
    return { id: 1, dashboard: { ownerId: 1 } }
  }

  @Query(() => Note)
  note() {
    return { authorId: 1 }
  }

  @FieldResolver(() => ID)
  async postCount(@Root() account: Account) {
    return prisma.post.count({ where: { authorId: account.id } })
  }
}

@Resolver(() => Dashboard)
export class DashboardResolver {
  @FieldResolver(() => ID)
  async postCount(@Root() dashboard: Dashboard) {
    return prisma.post.count({ where: { authorId: dashboard.ownerId } })
  }
}

// One of a union: nobody knows how many of it an answer has.
@Resolver(() => Note)
export class NoteResolver {
  @FieldResolver(() => ID)
  async siblings(@Root() note: Note) {
    return prisma.post.count({ where: { authorId: note.authorId } }) // want "`prisma.post.count` runs once for each `Note` in an answer that asks for the field (@FieldResolver)"
  }
}
