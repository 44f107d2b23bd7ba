import { prisma } from './db'

export async function ids(names: string[]) {
  const tags = await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } }))) // want "`createManyAndReturn` takes them all in one call"
  return tags.map((tag) => tag.id)
}

export async function added(names: string[]) {
  await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } }))) // want "`createMany` takes them all in one call"
}

// Who gets the rows may want them.
export function published(ids: number[]) {
  return prisma.$transaction(ids.map((id) => prisma.post.update({ where: { id }, data: { published: true } }))) // want "`updateManyAndReturn` takes them all in one call"
}

export async function hidden(ids: number[]) {
  await prisma.$transaction(ids.map((id) => prisma.post.update({ where: { id }, data: { published: false } }))) // want "`updateMany` takes them all in one call"
}
