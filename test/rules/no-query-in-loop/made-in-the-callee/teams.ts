import { prisma } from './db'

// Its second query hangs on the answer to the first: another one in each round.
async function slugOf(userId: number) {
  const user = await prisma.user.findFirstOrThrow({ where: { id: userId } })
  return members(user.teamId)
}

async function members(teamId: number | null) {
  return prisma.team.findFirst({ where: { members: { some: { teamId } } } })
}

async function greeting(teamId: number) {
  return prisma.team.findFirst({ where: { id: teamId } })
}

export async function slugs(ids: number[]) {
  const user = await prisma.user.findFirstOrThrow({ where: { id: ids[0]! } })
  for (const id of ids) {
    await slugOf(id) // want "`slugOf` reaches `prisma.user.findFirstOrThrow` and 1 more once for each `id` of `ids`: 2·N(ids) queries"
    await members(user.teamId) // want "the same query again"
    await greeting(1) // want "the same query again"
  }
}

export async function viaAnswer(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUniqueOrThrow({ where: { id } }) // want "once for each `id`"
    await members(user.teamId) // want "once for each `id`"
  }
}
