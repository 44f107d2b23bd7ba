// The blog of blog.prisma as classes, with relations that are loaded lazily (by type and by option), eagerly, and only on demand.

import {
  Column, Entity, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, OneToOne, PrimaryGeneratedColumn, type Relation, Tree, TreeChildren, TreeParent,
} from 'typeorm'

@Entity()
export class User {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  email!: string

  @Column({ type: 'varchar', nullable: true })
  name!: string | null

  @Column({ default: 0 })
  score!: number

  @Column({ default: true })
  active!: boolean

  @OneToMany(() => Post, (post) => post.author)
  posts!: Promise<Post[]>

  @OneToMany(() => Comment, (comment) => comment.author, { lazy: true })
  comments!: Promise<Comment[]>

  @OneToOne(() => Profile, (profile) => profile.user)
  profile!: Relation<Profile>
}

@Entity()
export class Profile {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  bio!: string

  @Column()
  userId!: number

  @OneToOne(() => User, (user) => user.profile)
  @JoinColumn()
  user!: Relation<User>
}

@Entity()
export class Post {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @Column({ unique: true })
  slug!: string

  @Column({ default: false })
  published!: boolean

  @Column({ default: 0 })
  views!: number

  @Column()
  authorId!: number

  @ManyToOne(() => User, (user) => user.posts)
  author!: Promise<User>

  @OneToMany(() => Comment, (comment) => comment.post)
  comments!: Comment[]

  @ManyToMany(() => Tag, (tag) => tag.posts)
  @JoinTable()
  tags!: Promise<Tag[]>
}

@Entity()
export class Comment {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  body!: string

  @Column()
  postId!: number

  @ManyToOne(() => Post, (post) => post.comments)
  post!: Relation<Post>

  @Column()
  authorId!: number

  @ManyToOne(() => User, (user) => user.comments, { eager: true })
  author!: Relation<User>
}

@Entity()
export class Tag {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  name!: string

  @ManyToMany(() => Post, (post) => post.tags)
  posts!: Promise<Post[]>
}

@Entity()
export class Category {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'int', nullable: true })
  parentId!: number | null

  @ManyToOne(() => Category, (category) => category.children, { nullable: true })
  parent!: Promise<Category | null>

  @OneToMany(() => Category, (category) => category.parent)
  children!: Promise<Category[]>
}

@Entity()
@Tree('closure-table')
export class Section {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @TreeParent()
  parent!: Section | null

  @TreeChildren()
  children!: Section[]
}

@Entity()
export class AuditLog {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  message!: string

  @Column({ default: 'info' })
  kind!: string
}
