import type { DataSource } from 'typeorm'
import { Post } from './entities'
import { inTurn } from './run'

export async function here(source: DataSource, ids: number[]) {
  const posts = source.getRepository(Post)
  const tasks = ids.map((id) => () => posts.findOneBy({ authorId: id }))
  for (const task of tasks) await task() // want "once for each `task` of `tasks`"
}

export async function handedOver(source: DataSource, ids: number[]) {
  const posts = source.getRepository(Post)
  await inTurn(ids.map((id) => async () => posts.countBy({ authorId: id }))) // want "`posts.countBy` runs once for each item of `ids`"
  await inTurn([() => posts.findOneBy({ id: 1 }), () => posts.findOneBy({ id: 2 })])
  return ids.map((id) => () => posts.findOneBy({ id }))
}
