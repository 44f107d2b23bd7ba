import { Field, Int, ObjectType } from '@nestjs/graphql'
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@ObjectType()
@Entity()
export class Author {
  @Field(() => Int)
  @PrimaryGeneratedColumn()
  id!: number

  @Field()
  @Column()
  name!: string

  @OneToMany(() => Book, (book) => book.author, { lazy: true }) // want "`author.books` is loaded once for each `Author` in an answer that asks for the field (@Field)"
  @Field(() => [Book])
  books!: Promise<Book[]>
}

@ObjectType()
@Entity()
export class Book {
  @Field(() => Int)
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => Author, (author) => author.books, { eager: true })
  @Field(() => Author)
  author!: Author
}

@ObjectType()
@Entity()
export class Shelf {
  @Field(() => Int)
  @PrimaryGeneratedColumn()
  id!: number

  @Field(() => [Book])
  @OneToMany(() => Book, (book) => book.author, { lazy: true })
  books!: Promise<Book[]>

  @Field(() => Author)
  @ManyToOne(() => Author, { lazy: true })
  owner!: Promise<Author>

  @Field(() => Author) // want "`shelf.builder` is loaded once for each `Shelf` in an answer that asks for the field (@Field)"
  @ManyToOne(() => Author, { lazy: true })
  builder!: Promise<Author>
}
