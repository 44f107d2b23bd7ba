import { DataSource, type EntityManager, Repository } from 'typeorm'
import { Comment, Post, User } from './entities'

/** By `extend`. */
export function usersOf(source: DataSource) {
  return source.getRepository(User).extend({
    byEmail(email: string) {
      return this.findOneBy({ email })
    },
    built(email: string) {
      return this.createQueryBuilder('user').where('user.email = :email', { email }).getOne()
    },
    postsOf(user: User) {
      return this.manager.createQueryBuilder(Post, 'post').where('post.authorId = :id', { id: user.id }).getMany()
    },
    countOf(user: User) {
      return this.manager.getRepository(Post).countBy({ authorId: user.id })
    },
    async byEmails(emails: string[]) {
      const all = []
      for (const email of emails) all.push(await this.built(email)) // want "`this.built` reaches `this.createQueryBuilder…getOne` once for each `email` of `emails`"
      return all
    },
    async builtAll(emails: string[]) {
      return Promise.all(emails.map((email) => this.createQueryBuilder('user').where('user.email = :email', { email }).getOne())) // want "`this.createQueryBuilder…getOne` runs once for each `email` of `emails`"
    },
    started(email: string) {
      return this.createQueryBuilder('user').where('user.email = :email', { email })
    },
    together(emails: string[]) {
      return this.createQueryBuilder('user').where('user.email IN (:...emails)', { emails }).getMany()
    },
    draft(email: string) {
      return this.create({ email })
    },
  })
}

/** By inheritance. */
export class PostRepository extends Repository<Post> {
  constructor(source: DataSource) {
    super(Post, source.createEntityManager())
  }

  ofAuthor(authorId: number) {
    return this.find({ where: { authorId } })
  }

  mostViewed(authorId: number) {
    return this.createQueryBuilder('post').where('post.authorId = :authorId', { authorId }).orderBy('post.views', 'DESC').getOne()
  }
}

/** By a class around one. */
export class Comments {
  private readonly comments: Repository<Comment>

  constructor(manager: EntityManager) {
    this.comments = manager.getRepository(Comment)
  }

  count(postId: number) {
    return this.comments.countBy({ postId })
  }
}
