import { DataSource } from 'typeorm'
import { Post, User } from './entities'
import { type Names, type Posts, Scores } from './ports'

export class StoredPosts implements Posts {
  constructor(private readonly source: DataSource) {}

  async titleOf(id: number) {
    return (await this.source.getRepository(Post).findOneByOrFail({ id })).title
  }
}

export class StoredNames implements Names {
  constructor(private readonly source: DataSource) {}

  async of(id: number) {
    return (await this.source.getRepository(User).findOneByOrFail({ id })).email
  }
}

export class StoredScores extends Scores {
  constructor(private readonly source: DataSource) {
    super()
  }

  async of(id: number) {
    return (await this.source.getRepository(User).findOneByOrFail({ id })).score
  }
}
