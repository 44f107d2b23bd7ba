import { prisma } from './db'

// Longer lists are refused.
export async function compare(ids: number[]) {
  if (ids.length !== 2) throw new Error('two, please')
  return Promise.all(ids.map(async (id) => ({ id, posts: await prisma.post.count({ where: { authorId: id } }) })))
}

export async function some(body: { ids?: number[] }) {
  if (!body.ids || body.ids.length < 1 || body.ids.length > 5) return []
  const counts = []
  for (const id of body.ids) counts.push(await prisma.post.count({ where: { authorId: id } }))
  return counts
}

// Of these, code says only that there are enough, that there are not thousands, or it goes on all the same.
export async function enough(ids: number[]) {
  if (ids.length < 2) throw new Error('two, please')
  return Promise.all(ids.map((id) => prisma.post.count({ where: { authorId: id } }))) // want "`prisma.post.count`"
}

export async function many(ids: number[]) {
  if (ids.length > 1000) throw new Error('too many')
  return Promise.all(ids.map((id) => prisma.post.count({ where: { authorId: id } }))) // want "`prisma.post.count`"
}

export async function told(ids: number[]) {
  if (ids.length > 5) console.log('that is a lot')
  return Promise.all(ids.map((id) => prisma.post.count({ where: { authorId: id } }))) // want "`prisma.post.count`"
}

export async function others(ids: number[], all: number[]) {
  if (ids.length > 5) throw new Error('too many')
  return Promise.all(all.map((id) => prisma.post.count({ where: { authorId: id } }))) // want "`prisma.post.count`"
}
