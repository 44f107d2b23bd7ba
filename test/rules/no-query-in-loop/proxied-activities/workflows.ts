import { proxyActivities } from '@temporalio/workflow'
import type * as activities from './activities'
import type { Activities } from './activities'

const { countPosts, listUsers, notify } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' })
const made = proxyActivities<Activities>({ startToCloseTimeout: '1 minute' })

// What is called by its type alone, in a file that leads to no client otherwise.
export async function report() {
  const users = await listUsers()
  for (const user of users) await notify(user.name)
  for (const user of users) await countPosts(user.id) // want "`countPosts` reaches `prisma.post.count`"
}

export async function comments(ids: number[]) {
  return Promise.all(ids.map((id) => made.countComments(id))) // want "`made.countComments` reaches `db.comment.count`"
}
