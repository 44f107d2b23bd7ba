import { prisma } from './db'
import type { UserRepository } from './user-repository'

export class PrismaUserRepository implements UserRepository {
  async nameOf(id: number) {
    const user = await prisma.user.findFirst({ where: { id } })
    return user?.name ?? ''
  }
}
