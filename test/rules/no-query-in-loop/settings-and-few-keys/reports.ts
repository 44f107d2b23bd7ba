import { prisma } from './db'
import { AnswerCache, settings } from './settings'

// Whoever sets the program up writes the list.
export async function servers() {
  const counts: number[] = []
  for (const { id } of settings.servers.filter((one) => one.enabled)) counts.push(await prisma.post.count({ where: { authorId: id } }))
  return counts
}

const averages = new AnswerCache<number>()

// There are as many keys as code writes.
export async function windows(users: { id: number; admin: boolean }[]) {
  const found: number[] = []
  for (const user of users) {
    const role = user.admin ? 'staff' : 'member'
    found.push(await averages.getOrLoad(role, () => prisma.user.count({ where: { active: true } })))
  }
  return found
}

export async function statuses() {
  const all = { shown: true, hidden: false }
  const counts: Record<string, number> = {}
  let name: keyof typeof all
  for (name in all) counts[name] = await prisma.post.count({ where: { published: all[name] } })
  return counts
}

// Each page begins after the last row of the one before.
export async function* batches(size: number, where: object) {
  let last: number | undefined
  do {
    const rows = await prisma.post.findMany({ where: { ...where, ...(last === undefined ? {} : { id: { gt: last } }) }, orderBy: { id: 'asc' }, take: size })
    if (rows.length > 0) yield rows
    last = rows.length === size ? rows[rows.length - 1]!.id : undefined
  } while (last !== undefined)
}

// What is no setting of the program.
export async function others(known: { servers: number[] }) {
  for (const id of known.servers) await prisma.post.count({ where: { authorId: id } }) // want "`prisma.post.count` runs once for each `id` of `known.servers`"
}
