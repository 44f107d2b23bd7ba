import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Author {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @OneToMany(() => Book, (book) => book.author)
  books!: Promise<Book[]>

  get titles(): Promise<string[]> {
    return this.books.then((books) => books.map((book) => book.title))
  }

  get shelf() {
    return (async () => {
      const books = await this.books
      return books.length
    })()
  }

  get initial() {
    return this.name[0]
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

  get credit(): Promise<string> {
    return this.author.then((author) => `${this.title} by ${author.name}`)
  }
}
