import type { DataSource } from 'typeorm'
import { BaseRepository, Crud } from './base'
import { Comment, Post, User } from './entities'

// A comment has neither posts nor tags of its own.
export class Comments extends BaseRepository<Comment> {
  constructor(source: DataSource) {
    super(Comment, source.createEntityManager())
  }

  async texts() {
    const texts: string[] = []
    for (const comment of await this.every()) texts.push(`${comment.body} ${await (comment as unknown as { tags: string }).tags}`)
    return texts
  }
}

/** Loads them along. */
export class Authors extends BaseRepository<User> {
  constructor(source: DataSource) {
    super(User, source.createEntityManager())
  }

  override every() {
    return this.find({ relations: { posts: true } })
  }

  withComments() {
    return this.find({ relations: { comments: true } })
  }
}

export async function loaded(authors: Authors) {
  for (const author of await authors.every()) console.log(await author.posts)
  for (const author of await authors.withComments()) console.log(await author.comments)
}

// Whose rows they are, nobody says.
export async function open(any: BaseRepository<any>, crud: Crud<any>) {
  for (const one of await any.every()) console.log(await one.posts)
  for (const one of await crud.all()) console.log(await one.posts)
}

export async function generic<E extends User | Post>(crud: Crud<E>) {
  for (const one of await crud.all()) console.log(one.id)
}
