import { DataSource } from 'typeorm'
import { Post } from './entities'

/** The default of a parameter is its type, whoever passes another one. */
export class Publisher {
  constructor(private readonly source: DataSource) {}

  async byRunner(ids: number[], runner = this.source.createQueryRunner()) {
    for (const id of ids) await runner.manager.findOneBy(Post, { id }) // want "`runner.manager.findOneBy`"
  }

  async byRepository(ids: number[], posts = this.source.getRepository(Post)) {
    for (const id of ids) await posts.findOneBy({ id }) // want "`posts.findOneBy`"
  }

  async byMap(ids: number[], posts = new Map<number, Post>()) {
    for (const id of ids) posts.get(id)
  }
}
