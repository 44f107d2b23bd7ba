import { type DataSource, Repository } from 'typeorm'
import { Post, User } from './entities'

export async function rows(source: DataSource) {
  const stream = await source.getRepository(User).createQueryBuilder('user').where('user.active').stream()
  stream.on('data', async (user: { user_id: number }) => {
    await source.getRepository(Post).findBy({ authorId: user.user_id }) // want "`source.getRepository(Post).findBy` runs once for each `user` of `stream`"
  })
  await new Promise((resolve) => stream.on('end', resolve))
}

export class Exports {
  constructor(private readonly users: Repository<User>, private readonly posts: Repository<Post>) {}

  async run(write: (line: string) => void) {
    const stream = await this.users.createQueryBuilder('user').stream()
    return new Promise<void>((resolve, reject) => {
      stream.on('data', (user) => {
        void this.line(user).then(write) // want "`this.line` reaches `this.posts.countBy` once for each `user` of `stream`"
      })
      stream.on('error', reject)
      stream.on('end', resolve)
    })
  }

  private async line(user: { user_id: number }) {
    return `${user.user_id} ${await this.posts.countBy({ authorId: user.user_id })}`
  }
}

// What other things tell of themselves is no list, and a stream tells once that it has ended.
export async function silent(source: DataSource, socket: NodeJS.EventEmitter) {
  socket.on('data', async (id: number) => {
    await source.getRepository(Post).findBy({ authorId: id })
  })
  const stream = await source.getRepository(User).createQueryBuilder('user').stream()
  const ids: number[] = []
  stream.on('data', (user: { user_id: number }) => ids.push(user.user_id))
  stream.on('end', async () => {
    await source.getRepository(Post).findBy({ authorId: ids[0]! })
  })
}
