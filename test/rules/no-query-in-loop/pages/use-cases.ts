import { cache } from 'react'
import { prisma } from './db'

const usePosts = (authorId: number) => prisma.post.count({ where: { authorId } })

// No page: names alone make no hook.
export async function useCases(ids: number[]) {
  const counts: number[] = []
  for (const id of ids) counts.push(await usePosts(id)) // want "`usePosts` reaches `prisma.post.count` once for each `id` of `ids`"
  return counts
}

const useDatabase = () => prisma

export const latest = cache(async (ids: number[]) => {
  const db = useDatabase()
  const posts = []
  for (const id of ids) posts.push(await db.post.findFirst({ where: { authorId: id } })) // want "`db.post.findFirst` runs once for each `id` of `ids`"
  return posts
})
