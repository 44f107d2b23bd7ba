import { prisma } from '@/lib/prisma'

export const messages = {
  latestOf(ticketId: number) {
    return prisma.message.findFirst({ where: { ticketId }, orderBy: { createdAt: 'desc' } })
  },
  ofTicket(ticketId: number) {
    return prisma.message.findMany({ where: { ticketId }, orderBy: { createdAt: 'asc' }, include: { author: true } })
  },
}
