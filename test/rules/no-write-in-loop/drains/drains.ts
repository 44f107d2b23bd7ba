import { prisma } from './db'

const BATCH = 500

export async function untilNothingWasDeleted() {
  let deleted = 0
  do {
    deleted = await prisma.$executeRaw`DELETE FROM "Comment" WHERE "id" IN (SELECT "id" FROM "Comment" WHERE "body" = '' LIMIT 500)`
  } while (deleted > 0)
}

export async function byTheCount() {
  let deleted = 1
  while (deleted > 0) {
    const result = await prisma.comment.deleteMany({ where: { body: '' } })
    deleted = result.count
  }
}

export async function fullPages() {
  let size: number
  do {
    const rows = await prisma.post.findMany({ where: { published: false } })
    await prisma.post.updateMany({ where: { id: { in: rows.map((row) => row.id) } }, data: { published: true } })
    size = rows.length
  } while (size === BATCH)
}

export async function untilThereAreFewer() {
  while (true) {
    const { count } = await prisma.comment.deleteMany({ where: { body: '' } })
    if (count < BATCH) break
  }
}

export async function withAFlag() {
  let done = false
  while (!done) {
    const result = await prisma.comment.deleteMany({ where: { body: '' } })
    if (result.count === 0) done = true
  }
}

export async function whileThereIsMore() {
  let more = true
  while (more) {
    const { count } = await prisma.comment.deleteMany({ where: { body: '' } })
    more = count === BATCH
  }
}

export async function affected() {
  let total = 0
  let affected = BATCH
  while (affected >= BATCH) {
    affected = await prisma.$executeRawUnsafe(`UPDATE "Post" SET "published" = true WHERE NOT "published"`)
    total += affected
  }
  return total
}

// A queue that grows by what was found, and one item after the other.
export async function queue(root: number) {
  let waiting = [root]
  while (waiting.length > 0) {
    const [id, ...rest] = waiting
    const children = await prisma.category.findMany({ where: { parentId: id! } }) // want "runs once for each round of `while (waiting.length > 0)`"
    waiting = [...rest, ...children.map((child) => child.id)]
  }
}

export async function upwards(id: number | null) {
  while (id !== null) {
    const where = { id }
    const row = await prisma.category.findUnique({ where }) // want "runs once for each round of `while (id !== null)`"
    id = row?.parentId ?? null
  }
}
