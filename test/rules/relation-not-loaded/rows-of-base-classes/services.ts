import type { FindManyOptions, ObjectLiteral, Repository } from 'typeorm'
import { Comment, Post } from './entities'

abstract class BaseService<E extends ObjectLiteral> {
  constructor(protected readonly repository: Repository<E>) {}

  all(): Promise<E[]> {
    return this.repository.find()
  }

  matching(options: FindManyOptions<E>) {
    return this.repository.find(options)
  }
}

export class Posts extends BaseService<Post> {
  constructor(repository: Repository<Post>) {
    super(repository)
  }

  async comments() {
    const posts = await this.all()
    return posts.map((post) => post.comments.length) // want "`post.comments` is undefined: the query of this `Post` does not load `comments`."
  }

  async typed() {
    const posts: Post[] = await this.all()
    return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
  }

  async loaded() {
    const posts = await this.matching({ relations: { comments: true } })
    return posts.map((post) => post.comments.length)
  }

  async matched() {
    const posts = await this.matching({ where: { published: true } })
    return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
  }

  // Whatever a caller asks for.
  async open(options: FindManyOptions<Post>) {
    const posts = await this.matching(options)
    return posts.map((post) => post.comments.length)
  }
}

/** Loads more than the class that it extends. */
export class Threads extends BaseService<Post> {
  override all(): Promise<Post[]> {
    return this.repository.find({ relations: { comments: true } })
  }

  async counts() {
    const posts = await this.all()
    return posts.map((post) => post.comments.length)
  }
}

export class Comments extends BaseService<Comment> {}

export async function count(posts: Posts, comments: Comments) {
  const [some] = await comments.all()
  const all = await posts.all()
  return all.map((post) => post.comments.length + some!.body.length) // want "`post.comments` is undefined"
}
