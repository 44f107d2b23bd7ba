import DataLoader from 'dataloader'
import { prisma } from './db'

const users = new DataLoader(async (ids: readonly number[]) => {
  const rows = await prisma.user.findMany({ where: { id: { in: [...ids] } } })
  return ids.map((id) => rows.find((row) => row.id === id))
})

export async function authors(posts: { authorId: number }[]) {
  return Promise.all(posts.map((post) => users.load(post.authorId)))
}
