import { prisma } from './db'
import { authenticated, batched } from './wrapped'

interface Parent { id: number }

export const userFields = {
  User: {
    posts: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }), // want "once for each `User` in an answer that asks for the field (resolver)"
    latest: {
      resolve: (user: Parent) => prisma.post.findFirst({ where: { authorId: user.id } }), // want "once for each `User`"
    },
    __resolveReference: (user: Parent) => prisma.user.findFirst({ where: { id: user.id } }),
  },
}

export const Team = {
  size: (team: Parent) => prisma.user.count({ where: { teamId: team.id } }), // want "once for each `Team`"
  mine: authenticated((team, _args, { viewer }) => prisma.user.findFirst({ where: { teamId: team.id, id: viewer! } })), // want "once for each `Team`"
  members: batched(async (teams) => {
    const users = await prisma.user.findMany({ where: { teamId: { in: teams.map((team) => team.id) } } })
    return new Map(users.map((user) => [user.teamId!, user]))
  }),
}

// Nobody gives these to a server.
export const forms = {
  User: {
    posts: (user: Parent) => prisma.post.findMany({ where: { authorId: user.id } }),
  },
}
