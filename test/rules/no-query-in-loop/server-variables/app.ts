import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './env'

const app = new Hono<AppEnv>()

app.post('/users', async (c) => {
  const emails: string[] = await c.req.json()
  const db = c.get('db')
  const { users } = c.var
  for (const email of emails) await db.user.findFirst({ where: { email } }) // want "`db.user.findFirst`"
  for (const email of emails) await c.get('db').user.findFirst({ where: { email } }) // want "`c.get('db').user.findFirst`"
  for (const email of emails) await users.byEmail(email) // want "`users.byEmail` reaches `client.user.findFirst`"
  for (const email of emails) await c.var.users.byEmail(email) // want "`c.var.users.byEmail`"
  for (const email of emails) users.normalised(email)
  for (const email of emails) c.get('seen').get(email)
  for (const email of emails) await c.get('nobody').byEmail(email)
  return c.json({})
})

export const chained = new Hono<AppEnv>()
  .get('/', (c) => c.json({}))
  .get('/posts', async (c) => {
    for (const id of c.req.queries('id') ?? []) await c.var.posts.byId(Number(id)) // want "`c.var.posts.byId` reaches `this.client.post.findFirst`"
    return c.json({})
  })

export const guard = createMiddleware<AppEnv>(async (c, next) => {
  for (const email of c.req.queries('email') ?? []) await c.var.users.byEmail(email) // want "`c.var.users.byEmail`"
  await next()
})

export async function load(c: Context<AppEnv>, ids: number[]) {
  for (const id of ids) await c.get('posts').byId(id) // want "byId` reaches `this.client.post.findFirst`"
}

export default app
