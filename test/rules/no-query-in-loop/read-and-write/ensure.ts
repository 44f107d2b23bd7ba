import { prisma } from './db'

async function ensure(email: string) {
  const found = await prisma.user.findFirst({ where: { email } })
  if (found === null) await prisma.user.create({ data: { email } })
}

// One finding, which names the write as well.
export async function all(emails: string[]) {
  for (const email of emails) await ensure(email) // want "`ensure` reaches `prisma.user.findFirst` once for each `email` of `emails`: N(emails) queries. Load it for all items before the loop and pass it in: `prisma.user.findMany({ where: { email: { in: … } } })` loads the rows of all items in one query. It reaches the write `prisma.user.create`, too: `prisma.user.createMany({ data: [ … ] })` inserts the rows of all items in one statement."
}

async function rename(id: number, name: string) {
  const user = await prisma.user.findFirst({ where: { id } })
  if (user?.name !== name) await prisma.user.update({ where: { id }, data: { name } })
}

// There is no other form of the write.
export async function renamed(users: { id: number; name: string }[]) {
  for (const { id, name } of users) await rename(id, name) // want "loads the rows of all items in one query."
}
