import { prisma } from '@/lib/prisma'
import { TicketRepository } from '@/repositories/tickets'
import { notify } from './notifications'

export async function assignTickets(ticketIds: readonly number[], agentId: number) {
  return prisma.$transaction(async (tx) => {
    const tickets = new TicketRepository(tx)
    for (const id of ticketIds) await tickets.assign(id, agentId)
    await notify(agentId, `${ticketIds.length} tickets are yours now`)
    return { assigned: ticketIds.length }
  })
}
