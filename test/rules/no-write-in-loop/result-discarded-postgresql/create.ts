import { prisma } from './db'

interface Row { title: string; slug: string; authorId: number }

// Nobody reads the rows, whatever holds them.
export async function unread(rows: Row[]) {
  for (const { title, slug, authorId } of rows) {
    const created = await prisma.post.create({ data: { title, slug, authorId } }) // want "`createMany` takes them all in one call. `prisma.post.createMany({ data: [ … ] })`"
  }
  const all = await Promise.all(rows.map(({ title, slug, authorId }) => prisma.post.create({ data: { title, slug, authorId } }))) // want "`createMany` takes them all"
  await Promise.all(rows.map(({ title, slug, authorId }) => prisma.post.create({ data: { title, slug, authorId } }))) // want "`createMany` takes them all"
}

export async function waitedFor(rows: Row[]) {
  const promises = rows.map(({ title, slug, authorId }) => prisma.post.create({ data: { title, slug, authorId } })) // want "`createMany` takes them all"
  await Promise.all(promises)
  const jobs: Promise<unknown>[] = []
  for (const { title, slug, authorId } of rows) jobs.push(prisma.post.create({ data: { title, slug, authorId } })) // want "`createMany` takes them all"
  await Promise.allSettled(jobs)
}

// What is read by name, by a function inside or by a caller is not discarded.
export async function read(rows: Row[]) {
  const all = await Promise.all(rows.map(({ title, slug, authorId }) => prisma.post.create({ data: { title, slug, authorId } }))) // want "`createManyAndReturn` takes them all"
  const jobs: Promise<{ id: number }>[] = []
  for (const { title, slug, authorId } of rows) jobs.push(prisma.post.create({ data: { title, slug, authorId } })) // want "`createManyAndReturn` takes them all"
  const ids = (await Promise.all(jobs)).map(({ id }) => id)
  const promises = rows.map(({ title, slug, authorId }) => prisma.post.create({ data: { title, slug, authorId } })) // want "`createManyAndReturn` takes them all"
  await Promise.all(promises)
  return { ids, later: () => promises, first: () => all[0] }
}
