import { prisma } from './db'

const LIMIT = 5
const PAGE = 50

// A few rows, as code says itself.
export async function topThree() {
  const users = await prisma.user.findMany({ take: 3, orderBy: { score: 'desc' } })
  for (const user of users) console.log(await prisma.post.findMany({ where: { authorId: user.id } }))
  return Promise.all(users.map((user) => user.id).map((authorId) => prisma.post.findFirst({ where: { authorId } })))
}

export async function topOfAConstant() {
  const users = await prisma.user.findMany({ take: LIMIT })
  for (const user of users.filter((one) => one.active)) console.log(await prisma.post.findMany({ where: { authorId: user.id } }))
}

// A page, and as many as somebody asks for.
export async function page() {
  const users = await prisma.user.findMany({ take: PAGE })
  for (const user of users) console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "`prisma.post.findMany` runs once for each `user` of `users`"
}

export async function asked(take: number) {
  const users = await prisma.user.findMany({ take })
  for (const user of users) console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "`prisma.post.findMany` runs once for each `user` of `users`"
}

const RANGE = /^(\d+)-(\d+)$/

// One match and its groups.
export async function groups(text: string) {
  for (const name of text.match(/(\w+)@(\w+)/) ?? []) await prisma.user.findFirst({ where: { name } })
  for (const name of RANGE.exec(text) ?? []) await prisma.user.findFirst({ where: { name } })
  const found = text.match(RANGE)
  if (found === null) return
  for (const name of found.slice(1)) await prisma.user.findFirst({ where: { name } })
}

// All matches, or nobody knows.
export async function matches(text: string, pattern: RegExp) {
  for (const name of text.match(/\w+/g) ?? []) await prisma.user.findFirst({ where: { name } }) // want "`prisma.user.findFirst`"
  for (const name of text.match(pattern) ?? []) await prisma.user.findFirst({ where: { name } }) // want "`prisma.user.findFirst`"
}

// There may be no match.
export async function unmatched(slugs: string[]) {
  for (const slug of slugs) {
    if (!slug.match(/^\d+$/)) console.log(await prisma.team.findFirst({ where: { slug } })) // want "`prisma.team.findFirst` runs once for each `slug` of `slugs`: 0 … N(slugs) queries"
  }
}
