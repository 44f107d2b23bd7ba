import { type Box, Comments, Posts, Seen } from './repository'

const posts = new Posts()

export class Report {
  constructor(private readonly posts: Posts, private readonly seen: Seen) {}

  async firsts(ids: number[]) {
    const found = []
    for (const id of ids) found.push(await this.posts.find(id)) // want "post.findFirst"
    return found
  }

  async counts(ids: number[]) {
    for (const id of ids) await this.posts.log(id) // want "post.count"
  }

  remember(ids: number[], rows: { id: number }[]) {
    for (const id of ids) {
      this.seen.log(id)
      if (this.seen.find(id) === undefined) console.log(rows.find((row) => row.id === id), rows.filter((row) => row.id !== id))
    }
  }
}

export async function all(ids: number[]) {
  return Promise.all(ids.map((id) => posts.filter(id))) // want "post.findMany"
}

export class Overview {
  private readonly known: number[] = []

  constructor(private readonly comments: Comments, private readonly box: Box) {}

  async perAuthor(authorIds: number[]) {
    for (const id of authorIds) console.log(await this.comments.values(id)) // want "post.findMany"
  }

  async missing(ids: number[]) {
    const missing = []
    for (const id of ids) if (!(await this.comments.includes(id))) missing.push(id) // want "post.count"
    return missing
  }

  sizes(ids: number[]) {
    return ids.map((id) => [this.known.includes(id), this.box.names.at(id), [...this.box.sizes.values()].sort(), this.known.slice(id)])
  }
}
