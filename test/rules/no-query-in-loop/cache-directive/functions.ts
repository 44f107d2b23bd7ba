import { cacheLife } from 'next/cache'
import { prisma } from './db'

export async function teamOf(id: number) {
  'use cache'
  cacheLife('hours')
  return prisma.team.findFirst({ where: { id } })
}

export const remoteTeamOf = async (id: number) => {
  'use cache: remote'
  return prisma.team.findFirst({ where: { id } })
}

export async function actionOf(id: number) {
  'use server'
  return prisma.team.findFirst({ where: { id } })
}

export async function described(id: number) {
  console.log('use cache')
  return prisma.team.findFirst({ where: { id } })
}

// A loop inside runs whenever nothing is remembered yet.
export async function teamsOf(ids: number[]) {
  'use cache'
  const teams = []
  for (const id of ids) teams.push(await prisma.team.findFirst({ where: { id } })) // want "`prisma.team.findFirst` runs once for each `id` of `ids`"
  return teams
}

export async function run(names: string[], users: { teamId: number }[], teamId: number) {
  for (const name of names) console.log(name, await teamOf(teamId), await remoteTeamOf(teamId))
  for (const { teamId } of users) console.log(await teamOf(teamId))
  for (const name of names) console.log(name, await actionOf(teamId)) // want "`actionOf` reaches `prisma.team.findFirst`, the same query again"
  for (const name of names) console.log(name, await described(teamId)) // want "`described` reaches"
}
