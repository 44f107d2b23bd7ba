import type { DataSource } from 'typeorm'
import { Post } from './entities'

export async function byIndex(source: DataSource, rows: { id: number }[]) {
  const ids = rows.map((row) => row.id)
  for (let i = 0; i < ids.length; i++) console.log(await source.getRepository(Post).findOneBy({ id: ids[i]! })) // want "runs once for each item of `ids`"
}

export async function shifted(source: DataSource, ids: number[]) {
  while (ids.length > 0) {
    const id = ids.shift()!
    console.log(await source.getRepository(Post).findOneBy({ id })) // want "runs once for each round of"
  }
}

export async function first(source: DataSource, rows: { id: number }[], names: string[]) {
  const ids = rows.map((row) => row.id)
  for (const name of names) console.log(name, await source.getRepository(Post).findOneBy({ id: ids[0]! })) // want "runs the same query again"
}
