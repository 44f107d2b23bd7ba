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

  @Field(() => [Rate]) // want "`recipe.ratings` runs once for each `Recipe` of which the field is asked (@Field)"
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
