import type { PrismaClient } from './generated/client'

export async function inserts(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.$executeRaw`INSERT INTO "AuditLog" ("message") VALUES (${user.email})` // want "one `$executeRaw` takes them all in one call"
}

export async function insertsAtOnce(prisma: PrismaClient) { // want fn:"2"
  const users = await prisma.user.findMany()
  await prisma.$executeRawUnsafe(`INSERT INTO "AuditLog" ("message") VALUES ${users.map(() => '(?)').join(', ')}`, ...users.map((user) => user.email))
}

export async function deletes(prisma: PrismaClient) { // want fn:"1 + N(comments)"
  const comments = await prisma.comment.findMany()
  for (const comment of comments) await prisma.$executeRawUnsafe('DELETE FROM "Comment" WHERE "id" = ?', comment.id) // want "one `$executeRawUnsafe` takes them all"
}

export async function deletesAtOnce(prisma: PrismaClient) { // want fn:"2"
  const comments = await prisma.comment.findMany()
  await prisma.$executeRawUnsafe(`DELETE FROM "Comment" WHERE "id" IN (${comments.map(() => '?').join(', ')})`, ...comments.map((comment) => comment.id))
}

export async function perRow(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.$executeRaw`UPDATE "User" SET "name" = ${user.email} WHERE "id" = ${user.id}`
}

export async function returning(prisma: PrismaClient) { // want fn:"1 + N(users)"
  const users = await prisma.user.findMany()
  const ids: number[] = []
  for (const user of users) {
    const rows = await prisma.$queryRaw<{ id: number }[]>`INSERT INTO "AuditLog" ("message") VALUES (${user.email}) RETURNING "id"` // want "one `$queryRaw` takes them all"
    ids.push(rows[0]!.id)
  }
  return ids
}
