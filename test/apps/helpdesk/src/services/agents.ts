import { prisma } from '@/lib/prisma'
import { ticketRepository } from '@/repositories/tickets'

export class AgentService {
  async withWorkload(organizationId: number) {
    const agents = await prisma.agent.findMany({ where: { organizationId } })
    return Promise.all(agents.map(async (agent) => ({ ...agent, workload: await this.workloadOf(agent.id) })))
  }

  private async workloadOf(agentId: number) {
    const tickets = await ticketRepository.openOf(agentId)
    return tickets.reduce((sum, ticket) => sum + 6 - ticket.priority, 0)
  }
}
