import { enhance } from '@zenstackhq/runtime'
import Fastify from 'fastify'
import { Hono } from 'hono'
import { prisma } from './db'

const app = Fastify()

app.get('/posts', async (request) => {
  for (const id of request.body as number[]) await app.prisma.post.findFirst({ where: { id } }) // want "`app.prisma.post.findFirst`"
})

const hono = new Hono()

hono.get('/posts', async (context) => {
  const ids: number[] = await context.req.json()
  for (const id of ids) await context.get('prisma').post.findFirst({ where: { id } }) // want "post.findFirst` runs once"
  const client = context.get('prisma')
  for (const id of ids) await client.post.findFirst({ where: { id } }) // want "`client.post.findFirst`"
  const session = context.get('session')
  for (const id of ids) await session.post.findFirst({ where: { id } })
})

export async function enhanced(ids: number[], user: { id: number }) {
  const db = enhance(prisma, { user })
  for (const id of ids) await db.post.findFirst({ where: { id } }) // want "`db.post.findFirst`"
}

// Somebody else's thing, whatever it is called.
export async function others(ids: number[], cache: Map<string, any>) {
  for (const id of ids) await app.posts.post.findFirst({ where: { id } })
  for (const id of ids) cache.get('post').findFirst(id)
  for (const id of ids) app.prisma.send(id)
}
