import { prisma } from './db'

// Either way the loop is left: it asks once.
export async function first(ids: number[], strict: boolean) {
  for (const id of ids) {
    if (id > 10) {
      const post = await prisma.post.findFirst({ where: { authorId: id } })
      if (post === null && strict) {
        return undefined
      } else {
        return post
      }
    }
  }
  return undefined
}

export async function sometimes(ids: number[]) {
  for (const id of ids) {
    if (id > 10) {
      const post = await prisma.post.findFirst({ where: { authorId: id } }) // want "`prisma.post.findFirst` runs once for each `id` of `ids`"
      if (post === null) {
        console.log('none')
      } else {
        if (post.views < 0) return post
      }
    }
  }
  return undefined
}
