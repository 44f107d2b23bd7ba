import axios from 'axios'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Model, model } from 'mongoose'
import { createClient } from './store'

const drizzled = drizzle('postgres://localhost/blog')
const Users: typeof Model = model('User')
const store = createClient()

export async function others(ids: number[], seen: Map<number, string>, dropped: Set<number>) {
  for (const id of ids) {
    seen.delete(id)
    dropped.delete(id)
    await drizzled.query.post.findMany({ where: { id } })
    await axios.create({ baseURL: 'https://example.com' }).get(`/users/${id}`)
    await Users.create({ id })
    await store.user.findMany({ where: { id } })
    // prisma.post.findMany({ where: { authorId: id } })
    console.log('prisma.post.findMany({ where: { authorId: id } })')
  }
}
