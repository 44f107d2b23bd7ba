import { In, type Repository } from 'typeorm'
import type { Post } from './entities'

interface Row {
  readonly slug: string
  readonly title: string
}

export async function slices(posts: Repository<Post>, rows: Row[]) {
  for (let at = 0; at < rows.length; at += 100) {
    const page = rows.slice(at, at + 100)
    await posts.find({ where: page.map((row) => ({ slug: row.slug })) })
  }
}

export async function pages(posts: Repository<Post>, pages: Row[][]) {
  for (const page of pages) await posts.find({ where: page.map((row) => ({ slug: row.slug, title: row.title })) })
  for (const page of pages) await posts.findBy(page.map((row) => ({ slug: row.slug })))
  for (const page of pages) await posts.findBy([{ slug: In(page.map((row) => row.slug)) }, { published: true }])
}

export async function counted(posts: Repository<Post>, rows: Row[], size: number) {
  const count = Math.ceil(rows.length / size)
  for (let page = 0; page < count; page++) {
    const part = rows.slice(page * size, page * size + size)
    await posts.find({ where: part.map((row) => ({ slug: row.slug })) })
  }
}

export async function each(posts: Repository<Post>, rows: Row[]) {
  for (const row of rows) await posts.find({ where: [{ slug: row.slug }, { title: row.title }] }) // want "`posts.find` runs once for each `row` of `rows`"
}

export async function held(posts: Repository<Post>, rows: { slugs: string[] }[]) {
  for (const row of rows) await posts.find({ where: row.slugs.map((slug) => ({ slug })) }) // want "`posts.find` runs once for each `row` of `rows`"
}
