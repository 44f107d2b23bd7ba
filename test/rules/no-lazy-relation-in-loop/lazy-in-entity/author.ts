import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Author {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @OneToMany(() => Book, (book) => book.author)
  books!: Promise<Book[]>

  async bookCount() {
    return (await this.books).length
  }

  async isProductive() {
    return await this.bookCount() > 3
  }
}

@Entity()
export class Book {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @ManyToOne(() => Author, (author) => author.books)
  author!: Promise<Author>
}
