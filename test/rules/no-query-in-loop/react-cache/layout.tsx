import { cache } from 'react'
import { prisma } from './db'

const currentTeam = cache(async (slug: string) => prisma.team.findUnique({ where: { slug } }))

export async function greetings(slug: string, names: string[]) {
  const lines = []
  for (const name of names) {
    const team = await currentTeam(slug)
    lines.push(`${name} of ${team?.slug}`)
  }
  return lines
}
