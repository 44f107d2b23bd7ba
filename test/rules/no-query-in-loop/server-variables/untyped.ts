import { Hono } from 'hono'
import { prisma } from './db'
import { Posts } from './services'

const app = new Hono()

app.use(async (c, next) => {
  c.set('store', new Posts(prisma))
  await next()
})

app.get('/', async (c) => {
  const ids: number[] = await c.req.json()
  for (const id of ids) await c.var.store.byId(id) // want "`c.var.store.byId` reaches `this.client.post.findFirst`"
  const store = c.get('store')
  for (const id of ids) await store.byId(id) // want "`store.byId`"
  const settings = c.get('settings')
  for (const id of ids) await settings.get(id)
  return c.json({})
})

export default app
