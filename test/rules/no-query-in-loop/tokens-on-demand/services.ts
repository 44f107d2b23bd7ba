import { prisma } from './db'

export class Users {
  one(id: number) {
    return prisma.user.findFirst({ where: { id } })
  }

  nameOf(id: number) {
    return `User ${id}`
  }
}

export class Memory {
  async one(id: number) {
    return id
  }
}

export interface UsersPort {
  one(id: number): Promise<unknown>
}

export abstract class Port implements UsersPort {
  abstract one(id: number): Promise<unknown>
}

export const TYPES = { Users: Symbol.for('UsersPort'), Client: Symbol.for('Client'), Memory: Symbol.for('Memory') }
