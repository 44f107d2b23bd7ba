import { prisma } from './db'

// So many steps whatever the data are.
export async function lastWeek() {
  const days = Array.from({ length: 7 }, (_, at) => new Date(Date.now() - at * 86_400_000))
  return Promise.all(days.map((day) => prisma.user.count({ where: { name: { gt: day.toISOString() } } })))
}

export async function months() {
  const numbers = [...Array(12).keys()].map((at) => at + 1)
  const ranges = new Array(12).fill(0).map((_, at) => ({ from: at, to: at + 1 }))
  for (const { from } of ranges) await prisma.user.count({ where: { score: from } })
  return Promise.all(numbers.map((score) => prisma.user.count({ where: { score } })))
}

export async function firstThree(ids: number[]) {
  for (const id of ids.slice(0, 3)) await prisma.user.count({ where: { id } })
}

// What the environment gives.
const ADMINS = (process.env.ADMINS ?? '').split(',').map((email) => email.trim()).filter(Boolean)

export async function admins() {
  for (const slug of process.env.SLUGS!.split(',')) await prisma.team.findFirst({ where: { slug } })
  for (const email of ADMINS) await prisma.user.findFirst({ where: { email } })
}

// Steps that a caller counts, and the rest of a list.
export async function steps(count: number) {
  const numbers = [...Array(count).keys()].map((at) => at + 1)
  return Promise.all(numbers.map((score) => prisma.user.count({ where: { score } }))) // want "`prisma.user.count`"
}

export async function allButThree(ids: number[]) {
  for (const id of ids.slice(3)) await prisma.user.count({ where: { id } }) // want "`prisma.user.count`"
}

export async function someOf(ids: number[], count: number) {
  for (const id of ids.slice(0, count)) await prisma.user.count({ where: { id } }) // want "`prisma.user.count`"
}

export async function withTheirs(lists: number[]) {
  const all = [1, 2, 3].flatMap((one) => lists.map((other) => one + other))
  for (const score of all) await prisma.user.count({ where: { score } }) // want "`prisma.user.count`"
}
