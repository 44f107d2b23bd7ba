import { Prisma } from './generated/client'
import { prisma } from './db'

export async function inserts(messages: string[]) {
  for (const message of messages) await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") VALUES (${message})` // want "`INSERT INTO \"AuditLog\" (\"message\") VALUES ${Prisma.join(rows)}`, with a `Prisma.sql` tuple for each item, inserts the rows of all items in one statement"
}

export async function deletes(ids: number[]) {
  for (const id of ids) await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" = ${id} AND "body" <> ''` // want "one `$executeRaw` takes them all in one call. `DELETE FROM \"Comment\" WHERE \"id\" IN (${Prisma.join([ … ])}) AND …` deletes the rows of all items"
}

export async function updates(ids: number[]) {
  await Promise.all(ids.map((id) => prisma.$executeRaw`update "Post" set "published" = true, "views" = "views" + 1 where "id" = ${id}`)) // want "`update \"Post\" SET … WHERE \"id\" IN (${Prisma.join([ … ])})` changes the rows of all items"
}

export async function withParameters(ids: string[]) {
  for (const id of ids) await prisma.$executeRawUnsafe('DELETE FROM "AuditLog" WHERE "message" = $1::text', id) // want "`DELETE FROM \"AuditLog\" WHERE \"message\" = ANY($1::text[])` deletes"
}

export async function casts(ids: string[]) {
  for (const id of ids) await prisma.$executeRaw`DELETE FROM "AuditLog" WHERE "message" = ${id}::text` // want "`DELETE FROM \"AuditLog\" WHERE \"message\" = ANY(${[ … ]}::text[])` deletes"
}

export async function fragments(ids: number[]) {
  for (const id of ids) await prisma.$executeRaw(Prisma.sql`DELETE FROM "Comment" ${Prisma.sql`WHERE "id" = ${id}`}`) // want "`DELETE FROM \"Comment\" WHERE \"id\" IN (${Prisma.join([ … ])})`"
}

export async function pairs(pairs: { post: number; author: number }[]) {
  for (const { post, author } of pairs) {
    await prisma.$executeRaw`DELETE FROM "Comment" WHERE "postId" = ${post} AND "authorId" = ${author}` // want "`DELETE FROM \"Comment\" WHERE (\"postId\", \"authorId\") IN ((…), (…), …)`"
  }
}

export async function grouped(authors: { id: number; posts: number[] }[]) {
  for (const { id, posts } of authors) {
    await prisma.$executeRaw`DELETE FROM "Comment" WHERE "authorId" = ${id} OR "postId" IN (${Prisma.join(posts)})` // want "`DELETE FROM \"Comment\" WHERE (…) OR (…) OR …`"
  }
}

export async function returning(messages: string[]) {
  const ids: number[] = []
  for (const message of messages) {
    const rows = await prisma.$queryRaw<{ id: number }[]>`INSERT INTO "AuditLog" ("message") VALUES (${message}) RETURNING "id"` // want "`prisma.$queryRaw` runs once for each `message` of `messages`: N(messages) statements; one `$queryRaw` takes them all"
    ids.push(rows[0]!.id)
  }
  return ids
}

export async function upserts(users: { email: string; name: string }[]) {
  for (const { email, name } of users) {
    await prisma.$executeRaw`INSERT INTO "User" ("email", "name") VALUES (${email}, ${name}) ON CONFLICT ("email") DO UPDATE SET "name" = ${name}` // want "`INSERT INTO \"User\" (\"email\", \"name\") VALUES ${Prisma.join(rows)}`"
  }
}

export async function copies(ids: number[]) {
  for (const id of ids) await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") SELECT "title" FROM "Post" WHERE "id" = ${id}` // want "`INSERT INTO \"AuditLog\" (\"message\") SELECT …` from the list of all items"
}

async function log(message: string) {
  await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") VALUES (${message})`
}

export async function throughAHelper(messages: string[]) {
  for (const message of messages) await log(message) // want "`log` reaches `prisma.$executeRaw` once for each `message` of `messages`"
}

export async function sameRows(rows: { read: boolean }[], id: number) {
  for (const row of rows) {
    if (row.read) await prisma.$executeRaw`UPDATE "User" SET "score" = "score" + 1 WHERE "id" = ${id}` // want "writes the same rows again"
  }
}

const TABLE = '"Comment"'

export async function constantTable(ids: number[]) {
  for (const id of ids) await prisma.$executeRawUnsafe(`DELETE FROM ${TABLE} WHERE "id" = ${id}`) // want "`DELETE FROM \"Comment\" WHERE \"id\" = ANY($1)`"
}
