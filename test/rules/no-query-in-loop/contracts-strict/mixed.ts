import { prisma } from './db'

interface Mixed {
  one(id: number): Promise<unknown>
}

export const stored = { one: async (id: number) => prisma.post.findFirst({ where: { authorId: id } }) } satisfies Mixed
export const numbered: Mixed = { one: async (id) => id }

export async function mixed(one: Mixed, ids: number[]) {
  for (const id of ids) await one.one(id) // want "`one.one` reaches `prisma.post.findFirst`"
  for (const id of ids) await onlyOne(one, id) // want "`onlyOne` reaches `prisma.post.findFirst`"
  for (const id of ids) await onlyOne(numbered, id)
  for (const id of ids) await onlyOne({ one: async (x) => x }, id)
}

async function onlyOne(one: Mixed, id: number) {
  return one.one(id)
}

// Nothing that is written as one of these queries.
interface Quiet {
  one(id: number): Promise<unknown>
  two(): void
}

export const quiet: Quiet = { one: async (id) => id, two: () => undefined }

export async function silent(quiet: Quiet, ids: number[]) {
  for (const id of ids) await quiet.one(id)
}
