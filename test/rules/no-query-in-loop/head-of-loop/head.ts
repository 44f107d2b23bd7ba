import { prisma } from './db'

export async function direct() {
  for (const user of await prisma.user.findMany()) {
    console.log(await prisma.post.count({ where: { authorId: user.id } })) // want "`prisma.post.count`"
  }
}

export async function mapped() {
  return Promise.all((await prisma.user.findMany()).map((user) => prisma.post.count({ where: { authorId: user.id } }))) // want "`prisma.post.count`"
}

export async function nestedMaps() {
  const teams = await prisma.team.findMany({ include: { members: true } })
  return Promise.all(teams.map(async (team) => Promise.all(team.members.map((member) =>
    prisma.post.findMany({ where: { authorId: member.id } }), // want "`prisma.post.findMany`"
  ))))
}
