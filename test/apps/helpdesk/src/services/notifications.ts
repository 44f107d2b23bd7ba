import { prisma } from '@/lib/prisma'

export async function notify(agentId: number, text: string) {
  await prisma.notification.create({ data: { agentId, text } })
}

export function unreadOf(agentId: number) {
  return prisma.notification.findMany({ where: { agentId, readAt: null } })
}

/** One page at a time: the table is large. */
export async function purgeRead() {
  while (true) {
    const read = await prisma.notification.findMany({ where: { readAt: { not: null } }, select: { id: true }, take: 1000 })
    if (read.length === 0) return
    await prisma.notification.deleteMany({ where: { id: { in: read.map((one) => one.id) } } })
  }
}
