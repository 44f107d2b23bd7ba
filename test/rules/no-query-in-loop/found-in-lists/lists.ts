import { prisma } from './db'

interface Row { id: number; email: string }

// What a test picks by the item of the loop is another row in each round: not the same query again.
export async function found(rows: Row[]) {
  const users = await prisma.user.findMany()
  for (const row of rows) {
    const user = users.find(({ email }) => email === row.email)!
    await prisma.post.findMany({ where: { authorId: user.id }, orderBy: { id: 'asc' } }) // want "`prisma.post.findMany` runs once for each `row` of `rows`: N(rows) queries. `prisma.post.findMany({ where: { authorId: { in: … } }, … })` loads the rows of all items"
  }
}

export async function filtered(rows: Row[]) {
  const users = await prisma.user.findMany()
  for (const row of rows) {
    const some = users.filter(({ email }) => email === row.email)
    await prisma.post.findMany({ where: { authorId: { in: some.map(({ id }) => id) } } }) // want "runs once for each `row` of `rows`"
  }
}

async function postsOf(users: Row[], email: string) {
  const user = users.find((one) => one.email === email)
  return user === undefined ? [] : prisma.post.findMany({ where: { authorId: user.id } })
}

export async function behindAHelper(users: Row[], emails: string[]) {
  for (const email of emails) await postsOf(users, email) // want "`postsOf` reaches `prisma.post.findMany` once for each `email` of `emails`"
}

// By what stays as it is, the same ones are picked.
export async function sameEveryTime(rows: Row[], wanted: string) {
  const users = await prisma.user.findMany()
  for (const row of rows) {
    const user = users.find(({ email }) => email === wanted)!
    if (row.id > user.id) await prisma.post.findMany({ where: { authorId: user.id } }) // want "runs the same query again for each `row` of `rows`"
  }
}
