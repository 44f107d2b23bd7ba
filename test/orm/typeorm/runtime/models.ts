// The same small blog for each major of TypeORM. Decorators are called as functions: the majors keep what they say in one global place,
// so the entities of one are made, and its data sources initialised, before those of the next.

import { createRequire } from 'node:module'
import type * as typeorm from 'typeorm'
import 'reflect-metadata'

export type TypeOrm = typeof typeorm

export const majors = { '0.3': 'typeorm03', '1': 'typeorm' } as const
export type Major = keyof typeof majors

const load = createRequire(import.meta.url)

export function packageOf(major: Major): TypeOrm {
  return load(majors[major]) as TypeOrm
}

export interface Row extends typeorm.BaseEntity {
  id: number
  [property: string]: unknown
}

export interface Model {
  new (): Row
  readonly name: string
}

const names = ['Author', 'Post', 'Comment', 'Tag', 'Article', 'Note', 'Setting', 'Category'] as const
export type Models = Readonly<Record<typeof names[number], typeof typeorm.BaseEntity & Model>>

export function modelsOf(orm: TypeOrm): Models {
  Reflect.deleteProperty(globalThis, 'typeormMetadataArgsStorage')
  const { BaseEntity, Column, Entity, JoinTable, ManyToMany, ManyToOne, OneToMany, PrimaryColumn, PrimaryGeneratedColumn, DeleteDateColumn, Tree, TreeChildren, TreeParent, AfterLoad } = orm
  class Author extends BaseEntity {}
  class Post extends BaseEntity {
    static loaded: ((post: object) => void) | undefined
    noteLoad(): void {
      Post.loaded?.(this)
    }
  }
  class Comment extends BaseEntity {}
  class Tag extends BaseEntity {}
  class Article extends BaseEntity {}
  class Note extends BaseEntity {}
  class Setting extends BaseEntity {}
  class Category extends BaseEntity {}
  const on = (model: { readonly prototype: object }, members: Readonly<Record<string, readonly PropertyDecorator[]>>) => {
    for (const [name, decorators] of Object.entries(members)) for (const decorate of [...decorators].reverse()) decorate(model.prototype, name)
  }
  const id = [PrimaryGeneratedColumn()]
  const text = [Column('varchar', { length: 100 })]
  const foreign = [Column('int', { nullable: true })]
  on(Author, { id, name: text, posts: [OneToMany(() => Post, 'author')] })
  on(Post, {
    id, title: text, views: [Column('int', { default: 0 })], authorId: foreign, author: [ManyToOne(() => Author, 'posts')],
    comments: [OneToMany(() => Comment, 'post', { cascade: true })], tags: [ManyToMany(() => Tag), JoinTable()],
  })
  AfterLoad()(Post.prototype, 'noteLoad')
  on(Comment, { id, body: text, postId: foreign, post: [ManyToOne(() => Post, 'comments')], deletedAt: [DeleteDateColumn()] })
  on(Tag, { id, label: text })
  on(Article, { id, title: text, writerId: foreign, writer: [ManyToOne(() => Author, { lazy: true })], notes: [OneToMany(() => Note, 'article', { lazy: true })] })
  on(Note, { id, text, articleId: foreign, article: [ManyToOne(() => Article, 'notes', { lazy: true })] })
  on(Setting, { key: [PrimaryColumn('varchar', { length: 100 })], value: text })
  on(Category, { id, name: text, parent: [TreeParent()], children: [TreeChildren()] })
  Tree('closure-table')(Category)
  for (const model of [Author, Post, Comment, Tag, Article, Note, Setting, Category]) Entity(model.name.toLowerCase())(model)
  return { Author, Post, Comment, Tag, Article, Note, Setting, Category } as unknown as Models
}

/** Five authors with two posts each, two comments a post, two tags; five articles with two notes each; two trees with a child. */
export async function seed(source: typeorm.DataSource, models: Models): Promise<void> {
  const insert = async (model: Model, rows: readonly object[]) => {
    for (const row of rows) await source.getRepository(model).insert(row as never)
  }
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  await insert(models.Author, numbers(5).map((n) => ({ name: `author ${n}` })))
  await insert(models.Post, numbers(10).map((n) => ({ title: `post ${n}`, authorId: Math.ceil(n / 2) })))
  await insert(models.Comment, numbers(20).map((n) => ({ body: `comment ${n}`, postId: Math.ceil(n / 2) })))
  await insert(models.Tag, numbers(2).map((n) => ({ label: `tag ${n}` })))
  for (const n of numbers(10)) await source.createQueryBuilder().relation(models.Post, 'tags').of(n).add([1, 2])
  await insert(models.Article, numbers(5).map((n) => ({ title: `article ${n}`, writerId: n })))
  await insert(models.Note, numbers(10).map((n) => ({ text: `note ${n}`, articleId: Math.ceil(n / 2) })))
  await insert(models.Setting, numbers(3).map((n) => ({ key: `key ${n}`, value: 'value' })))
  for (const n of numbers(2)) {
    const root = await source.getRepository(models.Category).save({ name: `root ${n}` } as never) as object
    await source.getRepository(models.Category).save({ name: `child ${n}`, parent: root } as never)
  }
}
