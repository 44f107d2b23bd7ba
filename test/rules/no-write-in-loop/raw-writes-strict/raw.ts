import { prisma } from './db'

export async function perRow(posts: { id: number; title: string; slug: string }[]) {
  for (const post of posts) {
    await prisma.$executeRaw`UPDATE "Post" SET "title" = ${post.title}, "slug" = ${post.slug} WHERE "id" = ${post.id}` // want "with data that differ: N(posts) statements. Rows that get equal data can share a call: `UPDATE \"Post\" SET … WHERE \"id\" IN (${Prisma.join([ … ])})` changes the rows of all items in one statement. Where each row gets other data, one `UPDATE \"Post\" SET \"title\" = data.\"title\", … FROM (VALUES (…), (…), …) AS data (\"id\", \"title\", …) WHERE \"Post\".\"id\" = data.\"id\"` takes them all"
  }
}

export async function counted(ids: number[]) {
  const missing: number[] = []
  for (const id of ids) {
    const count = await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" = ${id}` // want "and code reads what it returns"
    if (count === 0) missing.push(id)
  }
  return missing
}

// No more than a connection's settings and locks.
export async function settings(tenants: string[]) {
  for (const tenant of tenants) {
    await prisma.$queryRaw`SELECT set_config('app.tenant', ${tenant}, true)`
    await prisma.$executeRaw`SELECT pg_advisory_lock(hashtext(${tenant}))`
  }
}

export async function unread(texts: string[]) {
  for (const text of texts) await prisma.$executeRawUnsafe(text)
}
