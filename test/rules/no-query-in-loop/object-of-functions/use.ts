import { queries } from './queries'

export async function use(ids: number[]) {
  for (const id of ids) await queries.posts.ofUser(id) // want "post.findMany"
}
