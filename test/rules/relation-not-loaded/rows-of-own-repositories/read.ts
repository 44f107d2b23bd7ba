import { type DataSource, type FindManyOptions, type FindOptionsWhere, type ObjectLiteral, Repository } from 'typeorm'
import { Comment, Post } from './entities'

abstract class BaseRepository<E extends ObjectLiteral> extends Repository<E> {
  async mustFind(id: number): Promise<E> {
    const found = await this.findOneBy({ id } as unknown as FindOptionsWhere<E>)
    if (!found) throw new Error('there is none')
    return found
  }

  matching(options?: FindManyOptions<E>) {
    return this.find(options)
  }
}

abstract class OrderedRepository<T extends ObjectLiteral> extends BaseRepository<T> {
  ordered() {
    return this.createQueryBuilder('one').orderBy('one.id').getMany()
  }

  joined(relation: string) {
    return this.createQueryBuilder('one').leftJoinAndSelect(`one.${relation}`, relation).getMany()
  }
}

export class Posts extends OrderedRepository<Post> {
  constructor(source: DataSource) {
    super(Post, source.createEntityManager())
  }

  async own(id: number) {
    const post = await this.mustFind(id)
    return post.comments.length // want "`post.comments` is undefined: the query of this `Post` does not load `comments`."
  }

  async ownLoaded() {
    const posts = await this.matching({ relations: { comments: true } })
    return posts.map((post) => post.comments.length)
  }
}

export class Comments extends BaseRepository<Comment> {}

export class Service {
  constructor(private readonly posts: Posts, private readonly comments: Comments) {}

  async one(id: number) {
    const post = await this.posts.mustFind(id)
    return post.comments.length // want "`post.comments` is undefined"
  }

  async all() {
    return (await this.posts.ordered()).map((post) => post.comments.length) // want "`post.comments` is undefined"
  }

  async related(id: number) {
    const comment = await this.comments.mustFind(id)
    return `${comment.author.email} ${comment.post.title}` // want "`comment.post` is undefined: the query of this `Comment` does not load `post`."
  }

  // Which relation is joined, its caller says.
  async joined() {
    return (await this.posts.joined('comments')).map((post) => post.comments.length)
  }

  async matched(options: FindManyOptions<Post>) {
    return (await this.posts.matching(options)).map((post) => post.comments.length)
  }
}
