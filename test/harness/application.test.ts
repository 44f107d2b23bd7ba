// The bundled application, which the README's command runs: what is found in it, and what is not.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyse } from '../../src/project/project.ts'
import { repository } from './repository.ts'

test('the loops of the help desk that query for each item are found', async () => {
  const { findings, problems } = await analyse({ cwd: join(repository, 'test/apps/helpdesk') })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(findings.map(({ location, excerpt }) => `${location.file} ${excerpt.trim()}`)).toEqual([
    'src/routes/tickets.ts response.json(await Promise.all(tickets.map((ticket) => ticketSummary(ticket))))',
    'src/services/agents.ts return Promise.all(agents.map(async (agent) => ({ ...agent, workload: await this.workloadOf(agent.id) })))',
    'src/services/assignments.ts for (const id of ticketIds) await tickets.assign(id, agentId)',
    'src/services/categories.ts return Promise.all(categories.map(async ({ id, name }) => ({ id, name, children: await categoryTree(id) })))',
    "src/services/customers.ts const open = await prisma.ticket.count({ where: { customerId: customer.id, status: 'OPEN' } })",
    'src/services/customers.ts const existing = await prisma.customer.findUnique({ where: { email: row.email } })',
    'src/services/customers.ts await prisma.customer.create({ data: { ...row, organizationId } })',
    'src/services/digest.ts const tickets = await prisma.ticket.findMany({ where: { agentId: agent.id, createdAt: { gte: since } } })',
    "src/services/escalation.ts await prisma.ticket.update({ where: { id: ticket.id }, data: { status: 'ESCALATED' } })",
    'src/services/escalation.ts await warn(ticket)',
    'src/services/reports.ts const agents = await prisma.agent.findMany({ where: { organizationId: organization.id } })',
    "src/services/reports.ts const closed = await prisma.ticket.count({ where: { agentId: agent.id, status: 'CLOSED' } })",
  ])
})

test('the output in the README is what the application gives', async () => {
  const { findings } = await analyse({ cwd: join(repository, 'test/apps/helpdesk') })
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  expect(readme).toContain(findings[0]!.message)
  expect(readme).toContain(`  remedy  ${findings[0]!.remedy}\n`)
})

test('it is the same application when it is named from the root of its repository, whose other schemas are nobody\'s business', async () => {
  const own = await analyse({ cwd: join(repository, 'test/apps/helpdesk') })
  const { findings, problems } = await analyse({ cwd: repository, paths: ['test/apps/helpdesk'] })
  expect(problems).toEqual([])
  expect(findings.map(({ location, message }) => `${location.file} ${message}`)).toEqual(own.findings.map(({ location, message }) => `test/apps/helpdesk/${location.file} ${message}`))
})
