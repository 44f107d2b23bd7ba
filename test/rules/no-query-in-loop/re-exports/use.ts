import * as queries from './index'
import { commentsOf } from './index'
import latestComment from './queries'

export async function use(ids: number[]) {
  for (const id of ids) {
    await commentsOf(id) // want "comment.count"
    await queries.countComments(id) // want "comment.count"
    await latestComment(id) // want "comment.findFirst"
  }
}
