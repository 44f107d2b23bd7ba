import { Posts, Seen } from './repository'

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
