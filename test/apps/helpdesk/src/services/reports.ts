import { TicketStatus } from '@/generated/prisma/client'
import { prisma } from '@/lib/prisma'

/** Four statuses, four queries: no more when the desk grows. */
export async function statusReport() {
  const counts: Record<string, number> = {}
  for (const status of Object.values(TicketStatus)) counts[status] = await prisma.ticket.count({ where: { status } })
  return counts
}

export async function workloadReport() {
  const organizations = await prisma.organization.findMany()
  const report = []
  for (const organization of organizations) {
    const agents = await prisma.agent.findMany({ where: { organizationId: organization.id } })
    for (const agent of agents) {
      const closed = await prisma.ticket.count({ where: { agentId: agent.id, status: 'CLOSED' } })
      report.push({ organization: organization.name, agent: agent.name, closed })
    }
  }
  return report
}
