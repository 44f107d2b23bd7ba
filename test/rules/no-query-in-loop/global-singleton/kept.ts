import { remember } from '@epic-web/remember'
import { PrismaClient } from '@prisma/client'
import { choose } from 'choose'

// What a package keeps for code is what the one function makes that it is handed.
export const made = remember('made', () => new PrismaClient())

export const followed = remember('followed', () => {
  const client = new PrismaClient()
  void client.$connect()
  return client
})

const makeClient = () => new PrismaClient()
export const named = remember('named', makeClient)

export const declared: PrismaClient = remember('declared', () => startClient(process.env.REGION))

declare function startClient(region: string | undefined): unknown

// Of two functions nobody knows which one it is, and what is made may be none.
export const chosen = choose(() => new PrismaClient(), () => new Map())
export const listed = remember('listed', () => ['news'])

export async function uses(ids: number[]) {
  for (const id of ids) await made.post.findFirst({ where: { authorId: id } }) // want "`made.post.findFirst`"
  for (const id of ids) await followed.post.findFirst({ where: { authorId: id } }) // want "`followed.post.findFirst`"
  for (const id of ids) await named.post.findFirst({ where: { authorId: id } }) // want "`named.post.findFirst`"
  for (const id of ids) await declared.post.findFirst({ where: { authorId: id } }) // want "`declared.post.findFirst`"
  for (const id of ids) console.log(await chosen.post.findFirst({ where: { authorId: id } }), listed.find((name) => name === String(id)))
}
