import { prisma } from './db'

/** Loaded again on each new day. */
export class Titles {
  private loadedOn?: string
  private titles = new Map<number, string>()

  async on(day: string, id: number) {
    const today = new Date().toISOString().slice(0, 10)
    if (this.loadedOn !== today) {
      const posts = await prisma.post.findMany({ where: { title: day } })
      this.titles = new Map(posts.map((post) => [post.id, post.title]))
      this.loadedOn = today
    }
    return this.titles.get(id)
  }

  async of(author: number, id: number) {
    if (this.loadedOn !== String(id)) await prisma.post.findMany({ where: { authorId: author } })
    return this.titles.get(id)
  }
}

export async function all(titles: Titles, ids: number[]) {
  for (const id of ids) await titles.on('monday', id)
}

export async function other(titles: Titles, ids: number[]) {
  for (const id of ids) await titles.of(1, id) // want "`titles.of` reaches `prisma.post.findMany`"
}
