import type { Posts } from './index'
import { comments, countPosts, parse } from './index'
import { load } from './two'

export async function use(ids: number[], posts: Posts) {
  for (const id of ids) {
    await countPosts(id) // want "post.count"
    await comments.countComments(id) // want "comment.count"
    await posts.latest(id) // want "post.findFirst"
    parse(id)
    await load.user.findFirst({ where: { id } })
  }
}
