import type { Ticket } from '@/generated/prisma/client'
import { prisma } from '@/lib/prisma'
import { notify } from './notifications'

export async function escalateOverdue(now = new Date()) {
  const overdue = await prisma.ticket.findMany({ where: { status: 'OPEN', dueAt: { lt: now } } })
  for (const ticket of overdue) {
    await prisma.ticket.update({ where: { id: ticket.id }, data: { status: 'ESCALATED' } })
    await warn(ticket)
  }
  return overdue.length
}

async function warn(ticket: Ticket) {
  const agentId = ticket.agentId ?? await onCallAgent()
  if (agentId !== undefined) await notify(agentId, `“${ticket.subject}” is overdue`)
}

async function onCallAgent() {
  const agent = await prisma.agent.findFirst({ where: { onCall: true } })
  return agent?.id
}
