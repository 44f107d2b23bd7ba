import { Prisma } from './generated/client'
import { prisma } from './db'

export async function once() {
  await prisma.$executeRaw`DELETE FROM "Comment"`
}

export async function atOnce(ids: number[], messages: string[]) {
  await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" IN (${Prisma.join(ids)})`
  await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") VALUES ${Prisma.join(messages.map((message) => Prisma.sql`(${message})`))}`
}

// Each row gets values of its own.
export async function perRow(posts: { id: number; title: string }[]) {
  for (const { id, title } of posts) await prisma.$executeRaw`UPDATE "Post" SET "title" = ${title} WHERE "id" = ${id}`
}

// How many rows were changed is asked of each.
export async function counted(ids: number[]) {
  const missing: number[] = []
  for (const id of ids) {
    const count = await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" = ${id}`
    if (count === 0) missing.push(id)
  }
  return missing
}

// Tables, settings, locks, messages and functions have no form for many.
export async function statements(names: string[], ids: number[]) {
  for (const name of names) {
    await prisma.$executeRawUnsafe(`TRUNCATE TABLE "${name}"`)
    await prisma.$executeRawUnsafe(`DELETE FROM "${name}"`)
    await prisma.$executeRawUnsafe(`ALTER TABLE "${name}" ADD COLUMN "x" int`)
    await prisma.$executeRawUnsafe(`REFRESH MATERIALIZED VIEW "${name}"`)
    await prisma.$executeRawUnsafe(`VACUUM "${name}"`)
    await prisma.$executeRaw`SELECT set_config('app.tenant', ${name}, true)`
    await prisma.$queryRaw`SELECT set_config('app.tenant', ${name}, true)`
    await prisma.$executeRawUnsafe(`SET LOCAL app.tenant = '${name}'`)
    await prisma.$executeRawUnsafe(`NOTIFY "${name}"`)
    await prisma.$executeRaw`SELECT pg_notify('jobs', ${name})`
    await prisma.$executeRawUnsafe(`LOCK TABLE "${name}"`)
  }
  for (const id of ids) {
    await prisma.$executeRaw`SELECT pg_advisory_xact_lock(${id})`
    await prisma.$queryRaw`SELECT pg_advisory_xact_lock(${id})`
    await prisma.$executeRaw`CALL archive(${id})`
    await prisma.$queryRaw`SELECT archive(${id})`
  }
}

// What nobody can read here.
export async function unread(statements: Prisma.Sql[], text: string[]) {
  for (const statement of statements) await prisma.$executeRaw(statement)
  for (const one of text) await prisma.$executeRawUnsafe(one)
}

// Some rows of those that fit, or what depends on the rows before.
export async function oneByOne(ids: number[]) {
  for (const id of ids) {
    await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" IN (SELECT "id" FROM "Comment" WHERE "postId" = ${id} ORDER BY "id" LIMIT 10)`
    await prisma.$executeRaw`INSERT INTO "Category" ("id", "name") VALUES ((SELECT MAX("id") + 1 FROM "Category"), ${String(id)})`
    await prisma.$executeRaw`WITH gone AS (DELETE FROM "Comment" WHERE "postId" = ${id} RETURNING "body") INSERT INTO "AuditLog" ("message") SELECT "body" FROM gone`
    await prisma.$executeRawUnsafe(`DELETE FROM "Comment" WHERE "postId" = ${id}; DELETE FROM "Post" WHERE "id" = ${id}`)
  }
}

export async function chunked(chunks: number[][], messages: string[][]) {
  for (const ids of chunks) await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" IN (${Prisma.join(ids)})`
  for (const some of messages) await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") VALUES ${Prisma.join(some.map((message) => Prisma.sql`(${message})`))}`
  for (const ids of chunks) await prisma.$executeRaw`UPDATE "Post" SET "published" = true WHERE "id" = ANY(${ids})`
}

export async function inTransactions(ids: number[]) {
  for (const id of ids) {
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "Post" SET "published" = true WHERE "id" = ${id}`
    })
  }
}
