import { prisma } from './db'

interface User { readonly id: number; readonly email: string }

interface UsersRepository {
  findByEmail(email: string): Promise<User | null>
}

class PrismaUsersRepository implements UsersRepository {
  findByEmail(email: string) {
    return prisma.user.findFirst({ where: { email } })
  }
}

// Only tests make one.
export class InMemoryUsersRepository implements UsersRepository {
  private readonly users: User[] = []

  async findByEmail(email: string) {
    return this.users.find((user) => user.email === email) ?? null
  }
}

class InviteUseCase {
  constructor(private readonly users: UsersRepository) {}

  async execute(emails: string[]) {
    const known: User[] = []
    for (const email of emails) {
      const user = await this.users.findByEmail(email) // want "`this.users.findByEmail` reaches `prisma.user.findFirst` once for each `email` of `emails`: N(emails) queries"
      if (user) known.push(user)
    }
    return known
  }
}

export const makeInvite = () => new InviteUseCase(new PrismaUsersRepository())

interface Counters {
  count(userId: number): Promise<number>
}

export class StoredCounters implements Counters {
  count(userId: number) {
    return prisma.post.count({ where: { authorId: userId } })
  }
}

class InMemoryCounters implements Counters {
  private readonly counts = new Map<number, number>()

  async count(userId: number) {
    return this.counts.get(userId) ?? 0
  }
}

export const counters: Counters = new InMemoryCounters()

// This one is in use.
export async function total(given: { counters: Counters }, userIds: number[]) {
  let sum = 0
  for (const id of userIds) sum += await given.counters.count(id)
  return sum
}
