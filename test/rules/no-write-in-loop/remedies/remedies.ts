import { prisma } from './db'

export async function unread(messages: string[]) {
  for (const message of messages) await prisma.auditLog.create({ data: { message } }) // want "`prisma.auditLog.createMany({ data: [ … ] })`"
}

export async function read(messages: string[]) {
  const ids: number[] = []
  for (const message of messages) ids.push((await prisma.auditLog.create({ data: { message } })).id) // want "`createManyAndReturn` takes them all"
  return ids
}

export async function listed(messages: string[][]) {
  for (const some of messages) await prisma.auditLog.deleteMany({ where: { message: { startsWith: some[0]! } } }) // want "one `deleteMany` takes them all"
}

export async function shared(ids: number[], kind: string) {
  for (const id of ids) await prisma.auditLog.deleteMany({ where: { id, kind } }) // want "where: { id: { in: … }, … }"
}

export async function missing(emails: string[]) {
  for (const email of emails) await prisma.user.upsert({ where: { email }, create: { email }, update: {} }) // want "`createMany` takes them all in one call. `prisma.user.createMany({ data: [ … ], skipDuplicates: true })` inserts the rows that are missing in one statement"
}

export async function found(posts: { title: string; slug: string; email: string }[]) {
  for (const { title, slug, email } of posts) {
    await prisma.post.create({ data: { title, slug, author: { connect: { email } } } }) // want "one query for the `User` rows by `{ email: { in: … } }`, and with the foreign key set directly (`authorId` for `author`)"
  }
}
