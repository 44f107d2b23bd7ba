import { daysAgo, weekOf } from '@/lib/dates'
import { sendMail } from '@/lib/mailer'
import { prisma } from '@/lib/prisma'

const SIZE = 200

export async function sendWeeklyDigests() {
  const since = daysAgo(7)
  const organizations = await prisma.organization.findMany({ where: { plan: 'TEAM' }, include: { agents: true } })
  for (const organization of organizations) {
    for (const agent of organization.agents) {
      const tickets = await prisma.ticket.findMany({ where: { agentId: agent.id, createdAt: { gte: since } } })
      await sendMail({ to: agent.email, subject: `Week ${weekOf(since)}`, text: tickets.map((ticket) => `- ${ticket.subject}`).join('\n') })
    }
  }
}

/** Customers are loaded a few hundred at a time. */
export async function customersOf(ticketIds: readonly number[]) {
  const customers = []
  for (let start = 0; start < ticketIds.length; start += SIZE) {
    const ids = ticketIds.slice(start, start + SIZE)
    customers.push(...await prisma.customer.findMany({ where: { tickets: { some: { id: { in: ids } } } } }))
  }
  return customers
}
