// The entities of these tests as source text: the engine reads it, and the databases of the tests are made from it.

export const entities = `
import {
  BaseEntity, Column, CreateDateColumn, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, OneToOne, PrimaryColumn,
  PrimaryGeneratedColumn, type Relation, RelationId, Tree, TreeChildren, TreeParent, Unique,
} from 'typeorm'

abstract class Base extends BaseEntity {
  @PrimaryGeneratedColumn()
  id: number
}

export class Address {
  @Column({ default: '' })
  street: string

  @Column({ name: 'post_code', default: '' })
  code: string
}

@Entity('people')
export class User extends Base {
  @Column({ unique: true })
  email: string

  @Column({ type: 'varchar', nullable: true })
  name: string | null

  @Column(() => Address)
  address: Address

  @OneToMany(() => Post, (post) => post.author)
  posts: Relation<Post>[]

  @OneToOne(() => Profile, (profile) => profile.user)
  profile: Relation<Profile>

  greeting(): string {
    return 'Hello ' + this.name
  }
}

@Entity()
export class Profile extends Base {
  @Column()
  bio: string

  @OneToOne(() => User, (user) => user.profile)
  @JoinColumn()
  user: User
}

@Entity()
@Index(['title', 'authorId'])
@Unique('post_slug', (post: Post) => [post.slug])
export class Post extends Base {
  @Column()
  title: string

  @Column({ default: '' })
  slug: string

  @Column({ nullable: true })
  authorId: number

  @ManyToOne(() => User, (user) => user.posts)
  @JoinColumn({ name: 'authorId' })
  author: Relation<User>

  @OneToMany('Comment', 'post')
  comments: Relation<Comment>[]

  @ManyToMany(() => Tag, (tag) => tag.posts)
  @JoinTable()
  tags: Relation<Tag>[]
}

@Entity()
export class Comment extends Base {
  @Column()
  text: string

  @Index()
  @ManyToOne(() => Post, 'comments', { nullable: false })
  post: Post

  @RelationId((comment: Comment) => comment.post)
  postId: number
}

@Entity()
export class Tag extends Base {
  @Column()
  label: string

  @ManyToMany(() => Post, (post) => post.tags)
  posts: Relation<Post>[]

  @RelationId((tag: Tag) => tag.posts)
  postIds: number[]
}

@Entity()
export class Book extends Base {
  @Column()
  title: string

  @ManyToOne(() => User, { eager: true })
  owner: User
}

@Entity()
export class Article extends Base {
  @Column()
  title: string

  @ManyToOne(() => User)
  writer: Promise<User>

  @ManyToOne(() => User, { lazy: true })
  editor: User | Promise<User>

  @OneToMany(() => Note, (note) => note.article, { cascade: true })
  notes: Promise<Note[]>

  async writerName(): Promise<string | null> {
    return (await this.writer).name
  }
}

@Entity()
export class Note extends Base {
  @Column()
  text: string

  @ManyToOne(() => Article, (article) => article.notes)
  article: Promise<Article>
}

@Entity()
export class Setting {
  @PrimaryColumn()
  key: string

  @Column()
  value: string
}

@Entity()
export class Stamp {
  @PrimaryGeneratedColumn()
  id: number

  @Column()
  text: string

  @CreateDateColumn()
  made: Date
}

@Entity()
@Tree('closure-table')
export class Category {
  @PrimaryGeneratedColumn()
  id: number

  @Column()
  name: string

  @TreeChildren()
  children: Category[]

  @TreeParent()
  parent: Category
}
`
