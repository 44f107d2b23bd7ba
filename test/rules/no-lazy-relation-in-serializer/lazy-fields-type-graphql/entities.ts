import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm'

@ObjectType()
@Entity()
export class Recipe {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id!: number

  @Field()
  @Column()
  title!: string

  @Field(() => [Rate]) // want "`recipe.ratings` is loaded once for each `Recipe` in an answer that asks for the field (@Field)"
  @OneToMany(() => Rate, (rate) => rate.recipe)
  ratings!: Promise<Rate[]>

  // Not exposed.
  @OneToMany(() => Rate, (rate) => rate.recipe)
  hidden!: Promise<Rate[]>
}

@ObjectType()
@Entity()
export class Rate {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id!: number

  // Loaded by its query or not there: reading it asks for nothing.
  @Field(() => Recipe)
  @ManyToOne(() => Recipe, (recipe) => recipe.ratings)
  recipe!: Relation<Recipe>
}

@ObjectType()
@Entity()
export class Comment {
  @PrimaryGeneratedColumn()
  id!: number

  // A resolver answers for it.
  @Field(() => Recipe)
  @ManyToOne(() => Recipe, { lazy: true })
  recipe!: Promise<Recipe>

  // Under the name that the schema gives to it.
  @Field(() => Recipe, { name: 'suggestion' })
  @ManyToOne(() => Recipe, { lazy: true })
  suggested!: Promise<Recipe>

  @Field(() => Rate)
  @ManyToOne(() => Rate, { lazy: true })
  rate!: Promise<Rate>

  // One that is answered for as a field of something else.
  @Field(() => [Rate]) // want "`comment.rates` is loaded once for each `Comment` in an answer that asks for the field (@Field)"
  @OneToMany(() => Rate, (rate) => rate.recipe, { lazy: true })
  rates!: Promise<Rate[]>
}
