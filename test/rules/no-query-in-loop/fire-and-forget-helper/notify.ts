import { prisma } from './db'

async function touch(id: number) {
  await prisma.user.findFirst({ where: { id } })
}

export function notify(ids: number[]) {
  for (const id of ids) void touch(id) // want "user.findFirst"
}
