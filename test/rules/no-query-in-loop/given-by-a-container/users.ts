import { prisma } from './db'

export class Users {
  countIn(teamId: number) {
    return prisma.user.count({ where: { teamId } })
  }
}
