import { prisma } from './db'

async function expire(id: number) {
  return prisma.post.update({ where: { id }, data: { published: false } })
}

// How many there were, the bulk form tells as well.
export async function inATransaction(ids: number[]) {
  const updated = await prisma.$transaction(ids.map((id) => prisma.post.update({ where: { id }, data: { published: true } }))) // want "updateMany"
  return updated.length
}

export async function atOnce(ids: number[]) {
  const expired = await Promise.all(ids.map((id) => expire(id))) // want "`expire` reaches `prisma.post.update`"
  console.log(`${expired.length} posts have expired`)
}

export async function oneAfterAnother(ids: number[]) {
  const expired = []
  for (const id of ids) expired.push(await expire(id)) // want "`expire` reaches `prisma.post.update`"
  return expired.length
}

export async function inPlace(ids: number[]) {
  return (await Promise.all(ids.map((id) => expire(id)))).length // want "`expire` reaches `prisma.post.update`"
}

// The rows are read.
export async function returned(ids: number[]) {
  const expired = await Promise.all(ids.map((id) => expire(id)))
  return expired
}

export async function first(ids: number[]) {
  const expired = await Promise.all(ids.map((id) => expire(id)))
  return { count: expired.length, first: expired[0] }
}
