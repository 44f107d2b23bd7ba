import type { PrismaClient } from './generated/client'

export const usersOf = (client: PrismaClient) => ({
  byEmail: (email: string) => client.user.findFirst({ where: { email } }),
  normalised: (email: string) => email.trim(),
})

export class Posts {
  constructor(private readonly client: PrismaClient) {}

  byId(id: number) {
    return this.client.post.findFirst({ where: { id } })
  }

  get(id: number) {
    return this.client.post.findFirst({ where: { id } })
  }
}
