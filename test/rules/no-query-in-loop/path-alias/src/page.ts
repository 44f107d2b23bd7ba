import { postsOf } from '@/lib/posts'

export async function page(ids: number[]) {
  return Promise.all(ids.map((id) => postsOf(id))) // want "post.findMany"
}
