import { prisma } from './db'

export async function ids(names: string[]) {
  const tags = await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } }))) // want "`createManyAndReturn` takes them all in one call"
  return tags.map((tag) => tag.id)
}

export async function added(names: string[]) {
  await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } }))) // want "`createMany` takes them all in one call"
}
