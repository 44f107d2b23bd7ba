import { enhanced } from 'a-framework'
import { PrismaClient } from './generated/client'

// A package adds something to the class of clients.
const Client = enhanced(PrismaClient)
const base = new Client()
const store = base.$extends({ model: { post: { tally: (authorId: number) => base.post.count({ where: { authorId } }) } } })

export async function each(ids: number[]) {
  for (const id of ids) await base.user.findFirst({ where: { id } }) // want "`base.user.findFirst` runs once for each `id` of `ids`"
  for (const id of ids) await store.post.tally(id) // want "`base.post.count` once for each `id` of `ids`"
}
