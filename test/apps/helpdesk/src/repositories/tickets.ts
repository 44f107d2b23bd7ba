import type { Prisma, PrismaClient, Ticket } from '@/generated/prisma/client'
import type { Page } from '@/lib/pagination'
import { prisma } from '@/lib/prisma'

export class TicketRepository {
  constructor(private readonly db: PrismaClient | Prisma.TransactionClient) {}

  list(page: Page): Promise<Ticket[]> {
    return this.db.ticket.findMany({ ...page, orderBy: { createdAt: 'desc' } })
  }

  byId(id: number): Promise<Ticket | null> {
    return this.db.ticket.findUnique({ where: { id } })
  }

  openOf(agentId: number): Promise<Ticket[]> {
    return this.db.ticket.findMany({ where: { agentId, status: { in: ['OPEN', 'ESCALATED'] } } })
  }

  assign(id: number, agentId: number): Promise<Ticket> {
    return this.db.ticket.update({ where: { id }, data: { agentId, status: 'PENDING' } })
  }
}

export const ticketRepository = new TicketRepository(prisma)
