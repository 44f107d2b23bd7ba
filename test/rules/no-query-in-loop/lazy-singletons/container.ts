import { prisma } from './db'

export class Users {
  constructor(private readonly store: typeof prisma) {}

  find(id: number) {
    return this.store.user.findFirst({ where: { id } })
  }
}

class Clock {
  async find(id: number) {
    return id
  }
}

const made = new Map<string, unknown>()

// What is made when it is first asked for, and kept.
function lazy<T>(key: string, make: () => T): () => T {
  return () => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
}

export const users = lazy('users', () => new Users(prisma))
export const clock = lazy('clock', () => new Clock())
