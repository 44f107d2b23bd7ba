import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { prisma } from './db'
import { countsOf, type Reports, Users } from './services'

declare module 'fastify' {
  interface FastifyInstance {
    users: Users
    reports: Reports
    disputed: Users
  }
}

export const services = fp(async (app) => {
  const users = new Users(prisma)
  app.decorate('users', users)
  app.decorate('counts', countsOf(prisma))
  app.decorate('undeclared', new Users(prisma))
  app.decorate('reports', { of: (id: number) => prisma.post.count({ where: { authorId: id } }) })
  app.decorateRequest('can', async function (id: number) {
    return (await prisma.user.count({ where: { id } })) > 0
  })
  app.decorateRequest('clean', async (id: number) => id > 0)
})

export async function warm(app: FastifyInstance, emails: string[]) {
  for (const email of emails) await app.users.byEmail(email) // want "`app.users.byEmail` reaches `this.client.user.findFirst` once for each `email` of `emails`"
}
