import { prisma } from './db'

// SQLite cannot skip rows that are there already: they are asked for first.
export async function upserts(emails: string[]) {
  for (const email of emails) {
    await prisma.user.upsert({ where: { email }, update: { active: true }, create: { email } }) // want "`prisma.user.findMany({ where: { email: { in: … } } })` tells which rows exist, `prisma.user.createMany({ data: [ … ] })` inserts the others, and `prisma.user.updateMany({ where: { email: { in: … } }, data })` changes those"
  }
}

export async function missing(names: string[]) {
  for (const name of names) await prisma.tag.upsert({ where: { name }, update: {}, create: { name } }) // want "`createMany` and `findMany` take them all in two calls. `prisma.tag.findMany({ where: { name: { in: … } } })` tells which rows exist, `prisma.tag.createMany({ data: [ … ] })` inserts the others."
}

export async function differing(rows: { email: string; name: string }[]) {
  for (const { email, name } of rows) await prisma.user.upsert({ where: { email }, update: { name }, create: { email, name } })
}
