import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest } from 'fastify'
import type { Users } from './services'

export default async function routes(app: FastifyInstance) {
  app.post('/users', async (request) => {
    for (const email of request.body as string[]) await app.users.byEmail(email) // want "`app.users.byEmail`"
    for (const id of request.ids) await request.can(id) // want "`request.can` reaches `prisma.user.count`"
    for (const id of request.ids) await request.server.counts.posts(id) // want "`request.server.counts.posts` reaches `client.post.count`"
    for (const id of request.ids) await app.reports.of(id) // want "`app.reports.of` reaches `prisma.post.count`"
    for (const email of request.body as string[]) app.users.normalised(email)
    for (const id of request.ids) await request.clean(id)
    for (const email of request.body as string[]) await app.disputed.byEmail(email)
    for (const email of request.body as string[]) await app.mail.byEmail(email)
    return app.users.all(request.body as string[])
  })
}

export const plugin: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { id: string } }>('/counts', { schema: {} }, async ({ ids, server: { users } }) => {
    for (const id of ids) await app.counts.posts(id) // want "`app.counts.posts`"
    for (const id of ids) await users.byEmail(String(id)) // want "`users.byEmail`"
  })
  app.route({ method: 'POST', url: '/can', handler: async (request) => {
    for (const id of request.ids) await request.can(id) // want "`request.can`"
  } })
}

type Authed = FastifyRequest & { users: Users }

export async function authed(request: Authed, emails: string[]) {
  for (const email of emails) await request.users.byEmail(email) // want "`request.users.byEmail`"
  for (const id of request.ids) await request.can(id) // want "`request.can`"
}

export async function build() {
  const app = Fastify()
  await app.register(async (scope) => {
    scope.post('/', async (request) => {
      for (const email of request.body as string[]) await scope.users.byEmail(email) // want "`scope.users.byEmail`"
    })
  })
  app.post('/undeclared', async (request) => {
    for (const email of request.body as string[]) await app.undeclared.byEmail(email) // want "`app.undeclared.byEmail`"
  })
  return app
}
