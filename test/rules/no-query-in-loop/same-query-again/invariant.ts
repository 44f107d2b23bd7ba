import { prisma } from './db'

export async function greetings(teamId: number, names: string[]) {
  const lines = []
  for (const name of names) {
    const team = await prisma.team.findFirst({ where: { id: teamId } }) // want "same"
    lines.push(`${name} of ${team?.slug}`)
  }
  return lines
}
