import { z } from 'zod'
import { prisma } from './db'

export async function greetings(teamId: number, names: string[]) {
  const lines = []
  for (const name of names) {
    const team = await prisma.team.findFirst({ where: { id: teamId } }) // want "same"
    lines.push(`${name} of ${team?.slug}`)
  }
  return lines
}

// The path grows from round to round.
export async function ancestors(names: string[]) {
  const segments = z.array(z.string()).parse(names)
  const found = []
  for (let at = 0; at < segments.length; at += 1) {
    found.push(await prisma.post.findFirst({ where: { slug: segments.slice(0, at + 1).join('/') } })) // want "`prisma.post.findFirst` runs once for each item of `segments`"
  }
  return found
}
