import type { DataSource } from 'typeorm'
import { Post } from './entities'

interface Row { id: number; title: string }

export async function byIndex(source: DataSource, rows: Row[]) {
  const titles = rows.map((row) => row.title.trim())
  for (let i = 0; i < rows.length; i++) await source.getRepository(Post).update({ id: rows[i]!.id }, { title: titles[i] })
}

export async function shifted(source: DataSource, rows: Row[]) {
  const work = [...rows]
  while (work.length > 0) {
    const row = work.shift()!
    await source.getRepository(Post).update({ id: row.id }, { title: `${row.title}!` })
  }
}

export async function publish(source: DataSource, rows: Row[]) {
  const ids = rows.map((row) => row.id)
  for (let i = 0; i < ids.length; i++) await source.getRepository(Post).update({ id: ids[i] }, { published: true }) // want "one `update` takes them all"
}
