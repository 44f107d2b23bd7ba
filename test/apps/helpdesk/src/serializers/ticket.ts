import type { Ticket } from '@/generated/prisma/client'
import { messages } from '@/repositories/messages'
import { requesterOf } from '@/services/customers'

export async function ticketSummary(ticket: Ticket) {
  const latest = await messages.latestOf(ticket.id)
  return {
    id: ticket.id,
    subject: ticket.subject,
    status: ticket.status,
    latest: latest?.body.slice(0, 80),
  }
}

export async function ticketDetails(ticket: Ticket) {
  const [requester, thread] = await Promise.all([requesterOf(ticket.customerId), messages.ofTicket(ticket.id)])
  return { ...ticket, requester, thread }
}
