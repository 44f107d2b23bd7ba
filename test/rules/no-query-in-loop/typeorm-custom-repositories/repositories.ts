import { DataSource, type EntityManager, Repository } from 'typeorm'
import { Comment, Post, User } from './entities'

/** By `extend`. */
export function usersOf(source: DataSource) {
  return source.getRepository(User).extend({
    byEmail(email: string) {
      return this.findOneBy({ email })
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
