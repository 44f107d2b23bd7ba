import { prisma } from './db'

async function settle(id: number) {
  await prisma.post.update({ where: { id }, data: { published: true } })
  await prisma.auditLog.create({ data: { message: `settled ${id}` } })
}

export async function settleAll(ids: number[]) {
  for (const id of ids) await settle(id) // want "`prisma.post.updateMany({ where: { id: { in: … } }, data })` updates the rows of all items in one statement. It reaches the write `prisma.auditLog.create`, too: `prisma.auditLog.createMany({ data: [ … ] })` inserts the rows of all items in one statement."
}

async function log(id: number) {
  await prisma.auditLog.create({ data: { message: `seen ${id}` } })
  await prisma.auditLog.create({ data: { message: `kept ${id}` } })
}

// One operation, one remedy.
export async function logAll(ids: number[]) {
  for (const id of ids) await log(id) // want "`prisma.auditLog.createMany({ data: [ … ] })` inserts the rows of all items in one statement."
}
