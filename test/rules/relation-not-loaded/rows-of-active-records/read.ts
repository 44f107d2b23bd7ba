import { BaseEntity, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm'

abstract class Model extends BaseEntity {
  @PrimaryGeneratedColumn()
  id!: number

  static latest<T extends Model>(this: (new () => T) & typeof Model): Promise<T[]> {
    return this.find({ order: { id: 'DESC' } }) as Promise<T[]>
  }

  static built<T extends Model>(this: (new () => T) & typeof Model): Promise<T[]> {
    return this.getRepository().createQueryBuilder('one').getMany() as unknown as Promise<T[]>
  }
}

@Entity()
export class Author extends Model {
  @Column()
  name!: string

  @OneToMany(() => Book, (book) => book.author)
  books!: Relation<Book[]>

  static named(name: string) {
    return this.findOneByOrFail({ name })
  }

  static withBooks() {
    return this.find({ relations: { books: true } })
  }

  static recent() {
    return this.createQueryBuilder('author').orderBy('author.id', 'DESC').getMany()
  }

  static joined() {
    return this.createQueryBuilder('author').leftJoinAndSelect('author.books', 'book').getMany()
  }
}

@Entity()
export class Book extends Model {
  @Column()
  title!: string

  @ManyToOne(() => Author, (author) => author.books)
  author!: Relation<Author>
}

/** Its rows are authors, too. */
@Entity()
export class Editor extends Author {
  @Column()
  house!: string
}

export async function named(name: string) {
  const author = await Author.named(name)
  return author.books.length // want "`author.books` is undefined: the query of this `Author` does not load `books`."
}

export async function recent() {
  return (await Author.recent()).map((author) => author.books.length) // want "`author.books` is undefined"
}

export async function latest() {
  return (await Book.latest()).map((book) => book.author.name) // want "`book.author` is undefined: the query of this `Book` does not load `author`."
}

export async function built() {
  return (await Book.built()).map((book) => book.author.name) // want "`book.author` is undefined: the query of this `Book` does not load `author`."
}

export async function editor(name: string) {
  const editor = await Editor.named(name)
  return editor.books.length // want "`editor.books` is undefined"
}

export async function loaded() {
  const authors = [...await Author.withBooks(), ...await Author.joined()]
  return authors.map((author) => author.books.length)
}

// Rows of one class have none of the other's relations.
export async function others() {
  const [book] = await Book.latest()
  return book!.title.length
}

// What asks the class itself for it asks for the class that is called, too.
abstract class Listed extends Model {
  static first<T extends Model>(this: (new () => T) & typeof Listed): Promise<T[]> {
    return this.latest() as unknown as Promise<T[]>
  }
}

@Entity()
export class Note extends Listed {
  @ManyToOne(() => Author)
  author!: Relation<Author>

  @ManyToOne(() => Book, { eager: true })
  book!: Relation<Book>
}

export async function notes() {
  return (await Note.first()).map((note) => `${note.book.title} ${note.author.name}`) // want "`note.author` is undefined: the query of this `Note` does not load `author`."
}
