import { byItself, byQuery } from './rewards'

// An object that was made with a function that queries calls it for each of what it is given.
export async function grantAll(users: { id: number }[]) {
  await byQuery.grant(users) // want "`byQuery.grant` reaches `prisma.post.findFirst` once for each item of `users`: N(users) queries"
  await byItself.grant(users)
  await byQuery.grant([{ id: 1 }, { id: 2 }])
}
