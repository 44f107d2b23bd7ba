import { Inject, Injectable } from '@nestjs/common'
import { NAMES, type Names, type Posts, Scores, TOKENS } from './ports'

@Injectable()
export class FeedService {
  @Inject(NAMES)
  private readonly names!: Names

  private readonly either: Names

  constructor(
    @Inject('POSTS') private readonly posts: Posts,
    @Inject(TOKENS.cached) private readonly cached: Posts,
    private readonly scores: Scores,
    @Inject('EITHER_NAMES') either: Names,
    @Inject('NOWHERE_BOUND') private readonly others: Names,
  ) {
    this.either = either
  }

  async titles(ids: readonly number[]) {
    const titles = []
    for (const id of ids) titles.push(await this.posts.titleOf(id)) // want "`this.posts.titleOf` reaches `this.source.getRepository(Post).findOneByOrFail`"
    return titles
  }

  async cachedTitles(ids: readonly number[]) {
    return Promise.all(ids.map((id) => this.cached.titleOf(id)))
  }

  async authors(ids: readonly number[]) {
    return Promise.all(ids.map((id) => this.names.of(id))) // want "`this.names.of` reaches `this.source.getRepository(User).findOneByOrFail`"
  }

  // One of two classes queries, by the environment.
  async total(ids: readonly number[]) {
    let total = 0
    for (const id of ids) total += await this.scores.of(id)
    return total
  }

  // One of two modules binds a class that queries.
  async either_(ids: readonly number[]) {
    return Promise.all(ids.map((id) => this.either.of(id)))
  }

  // Bound elsewhere: one of the two classes that implement the interface queries.
  async others_(ids: readonly number[]) {
    return Promise.all(ids.map((id) => this.others.of(id)))
  }
}
