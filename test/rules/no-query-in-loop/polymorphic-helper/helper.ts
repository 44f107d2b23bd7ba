import { prisma } from './db'

async function load(id: number, fresh: boolean) {
  return fresh ? prisma.post.findFirst({ where: { id } }) : undefined
}

export async function never(ids: number[]) {
  for (const id of ids) await load(id, false)
}

export async function always(ids: number[]) {
  for (const id of ids) await load(id, true) // want "post.findFirst"
}
