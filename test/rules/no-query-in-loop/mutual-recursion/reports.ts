import { prisma } from './db'

export async function team(managerId: number): Promise<number> {
  const reports = await prisma.user.findMany({ where: { managerId } })
  let total = 0
  for (const report of reports) total += await withOwnTeam(report.id) // want "user.findMany"
  return total
}

async function withOwnTeam(id: number): Promise<number> {
  return 1 + await team(id)
}
