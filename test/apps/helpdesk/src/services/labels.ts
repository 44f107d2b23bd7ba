import { prisma } from '@/lib/prisma'

export async function labelTicket(ticketId: number, names: readonly string[]) {
  const labels = []
  for (const name of names) {
    labels.push(await prisma.label.upsert({ where: { name }, update: {}, create: { name } }))
  }
  return prisma.ticket.update({ where: { id: ticketId }, data: { labels: { connect: labels.map(({ id }) => ({ id })) } } })
}
