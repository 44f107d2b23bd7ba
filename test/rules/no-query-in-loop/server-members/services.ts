import type { PrismaClient } from './generated/client'

export class Users {
  constructor(private readonly client: PrismaClient) {}

  byEmail(email: string) {
    return this.client.user.findFirst({ where: { email } })
  }

  all(emails: string[]) {
    return this.client.user.findMany({ where: { email: { in: emails } } })
  }

  normalised(email: string) {
    return email.trim().toLowerCase()
  }
}

export const countsOf = (client: PrismaClient) => ({ posts: (authorId: number) => client.post.count({ where: { authorId } }) })

export interface Reports {
  of(id: number): Promise<number>
}
