import type { DataSource } from 'typeorm'
import { Post, User } from './entities'

export async function direct(source: DataSource, id: number, names: string[]) {
  const users = source.getRepository(User)
  for (const name of names) {
    const user = await users.findOneByOrFail({ id }) // want "`users.findOneByOrFail` runs again for each `name` of `names`, which changes what it reads"
    user.name = `${user.name} ${name}`
    console.log(await users.save(user)) // want "`users.save` runs once"
  }
}

export async function others(source: DataSource, id: number, names: string[]) {
  for (const name of names) {
    const user = await source.getRepository(User).findOneByOrFail({ id }) // want "runs the same query again"
    console.log(await source.getRepository(Post).save({ title: name, slug: user.email, authorId: id })) // want "save` runs once"
  }
}
