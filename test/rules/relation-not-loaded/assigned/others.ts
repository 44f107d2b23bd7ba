import type { DataSource } from 'typeorm'
import { Comment, Post } from './entities'

interface Draft {
  readonly title: string
  readonly comments: Comment[]
}

/** New rows hold what they are given; of those of a query it says nothing. */
export class Posts {
  constructor(private readonly source: DataSource) {}

  fresh(draft: Draft) {
    const post = new Post()
    post.title = draft.title
    post.comments = draft.comments
    return this.source.getRepository(Post).save(post)
  }

  created(draft: Draft) {
    const post = this.source.getRepository(Post).create({ title: draft.title })
    post.comments = draft.comments
    return Object.assign(this.source.manager.create(Post), { comments: draft.comments, other: post })
  }

  plain(comments: Comment[]) {
    const shown: Record<string, unknown> = {}
    shown['comments'] = comments
    shown.comments = comments
    return shown
  }

  async other(id: number) {
    const other = await this.source.getRepository(Post).findOneByOrFail({ id })
    other.comments = await this.source.getRepository(Comment).findBy({ postId: id })
    return other.comments.length
  }

  async counts() {
    const posts = await this.source.getRepository(Post).find()
    return posts.map((post) => post.comments.length) // want "`post.comments` is undefined"
  }

  async behind() {
    const posts = await this.source.getRepository(Post).find()
    return posts.map(countOf) // want "`countOf` reads `comments` of a `Post`, which is undefined"
  }
}

function countOf(post: Post) {
  return post.comments.length
}

export class Shown {
  comments: number[]

  constructor(post: Post) {
    this.comments = [post.id]
  }
}
