import type { PrismaClient } from './generated/client'

export class Users {
  constructor(private readonly client: PrismaClient) {}

  byEmail(email: string) {
    return this.client.user.findFirst({ where: { email } })
  }
}
