import { prisma } from './db'

interface Log { info(text: string): void }

// A service that a function makes: its methods ask one another.
export const postService = (log: Log) => ({
  async latest(authorId: number) {
    log.info(`posts of ${authorId}`)
    return prisma.post.findFirst({ where: { authorId }, orderBy: { id: 'desc' } })
  },

  titleOf(post: { title: string }) {
    return post.title.trim()
  },

  async latestOf(authorIds: number[]) {
    return Promise.all(authorIds.map((id) => this.latest(id))) // want "`this.latest` reaches `prisma.post.findFirst` once for each `id` of `authorIds`: N(authorIds) queries"
  },

  titles(posts: { title: string }[]) {
    return posts.map((post) => this.titleOf(post))
  },
})

export function createCounters(log: Log) {
  const counters = {
    async count(authorId: number) {
      return prisma.post.count({ where: { authorId } })
    },
    async all(authorIds: number[]) {
      for (const authorId of authorIds) log.info(String(await this.count(authorId))) // want "`this.count` reaches `prisma.post.count` once for each `authorId` of `authorIds`: N(authorIds) queries"
    },
  }
  return counters
}

export async function callers(log: Log, authorIds: number[]) {
  await postService(log).latestOf(authorIds)
  return createCounters(log).all(authorIds)
}
