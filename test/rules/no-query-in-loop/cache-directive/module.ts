'use cache'

import { prisma } from './db'

export async function settingsOf(id: number) {
  return prisma.team.findFirst({ where: { id } })
}

async function raw(id: number) {
  return prisma.team.findFirst({ where: { id } })
}

export async function each(names: string[], id: number) {
  for (const name of names) console.log(name, await settingsOf(id))
  for (const name of names) console.log(name, await raw(id)) // want "`raw` reaches `prisma.team.findFirst`, the same query again"
}
