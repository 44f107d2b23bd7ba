import { prisma } from './db'

// What no list bounds is counted in rounds.
export async function upTo(count: number) { // want fn:"N(count)"
  for (let at = 0; at < count; at++) console.log(await prisma.post.count({ where: { authorId: at } })) // want "once for each round of `for (at < count)`: N(count) queries"
}

export async function perIndex(ids: number[]) { // want fn:"N(ids)"
  for (let at = 0; at < ids.length; at++) console.log(await prisma.post.count({ where: { authorId: ids[at]! } })) // want "once for each item of `ids`: N(ids) queries"
}

export async function upwards(id: number) {
  let at: number | null = id
  while (at !== null) {
    const category: { parentId: number | null } | null = await prisma.category.findUnique({ where: { id: at } }) // want "once for each round of `while (at !== null)`: N(rounds) queries"
    at = category?.parentId ?? null
  }
}
