import type { DataSource } from 'typeorm'
import { User } from './entities'

function find(source: DataSource, id: number) {
  return source.getRepository(User).findOneBy({ id })
}

// Each round finds a row of its own.
export async function eachFound(source: DataSource, ids: number[]) {
  const titles: string[] = []
  for (const id of ids) {
    const user = await find(source, id) // want no-query-in-loop:"`find` reaches"
    if (user === null) continue
    for (const post of await user.posts) titles.push(post.title) // want "`user.posts` loads a relation of each `id` of `ids`"
  }
  return titles
}

export async function foundBefore(source: DataSource, ids: number[]) {
  const user = await find(source, 1)
  if (user === null) return []
  const titles: string[] = []
  for (const id of ids) for (const post of await user.posts) titles.push(`${id} ${post.title}`)
  return titles
}
