import { Field, Int, ObjectType } from '@nestjs/graphql'

@ObjectType()
export class Preferences {
  @Field(() => Int)
  ownerId!: number
}

@ObjectType()
export class Viewer {
  @Field(() => Int)
  id!: number

  @Field()
  preferences!: Preferences
}

@ObjectType()
export class Badge {
  @Field(() => Int)
  ownerId!: number
}

@ObjectType()
export class Member {
  @Field(() => Int)
  id!: number

  @Field(() => Badge)
  badge!: Badge
}

@ObjectType()
export class Team {
  @Field(() => Int)
  id!: number
}

@ObjectType()
export class TeamPage {
  @Field(() => [Team])
  items!: Team[]
}

@ObjectType()
export class Person {
  @Field(() => Int)
  id!: number
}

/** One of those that the query `people` lists. */
@ObjectType()
export class Author extends Person {}
