import type { DataSource, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm'
import { Comment, Post } from './entities'

interface Mapper<E> {
  toView(row: E): string
}

abstract class Base<E extends ObjectLiteral> {
  protected abstract readonly target: EntityTarget<E>

  constructor(protected readonly source: DataSource, protected readonly mapper: Mapper<E>) {}

  protected get repository() {
    return this.source.getRepository(this.target)
  }

  async one(id: number) {
    const row = await this.repository.findOne({ where: { id } as unknown as FindOptionsWhere<E> })
    return row ? this.mapper.toView(row) : undefined
  }
}

class CommentMapper implements Mapper<Comment> {
  toView(row: Comment) {
    return row.author.email
  }
}

// Which entity is asked for, the class below tells: what comes along by itself comes along for it, too.
export class CommentViews extends Base<Comment> {
  protected readonly target = Comment

  constructor(source: DataSource, mapper: CommentMapper) {
    super(source, mapper)
  }
}

export class PostViews extends Base<Post> {
  protected readonly target = Post
}
