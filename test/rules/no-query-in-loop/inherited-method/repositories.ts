import { prisma } from './db'

abstract class BaseRepository {
  protected readonly db = prisma

  async countPosts(authorId: number) {
    return this.db.post.count({ where: { authorId } })
  }
}

export class UserRepository extends BaseRepository {
  async postCounts(ids: number[]) {
    const counts = []
    for (const id of ids) counts.push(await this.countPosts(id)) // want "post.count"
    return counts
  }
}
