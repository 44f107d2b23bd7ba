import { prisma } from './db'

// What a transaction of a list hands back is what its calls have answered, which no bulk insert of MySQL gives.
export async function ids(names: string[]) {
  const tags = await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } })))
  return tags.map((tag) => tag.id)
}

export async function added(names: string[]) {
  await prisma.$transaction(names.map((name) => prisma.tag.create({ data: { name } }))) // want "`prisma.tag.createMany({ data: [ … ] })`"
}
