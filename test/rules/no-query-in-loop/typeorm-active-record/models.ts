import { BaseEntity, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm'

@Entity()
export class Author extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @OneToMany(() => Book, (book) => book.author)
  books!: Relation<Book[]>

  bookCount() {
    return Book.count({ where: { author: { id: this.id } } })
  }

  static named(name: string) {
    return this.findOneBy({ name })
  }
}

@Entity()
export class Book extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @ManyToOne(() => Author, (author) => author.books)
  author!: Relation<Author>
}
