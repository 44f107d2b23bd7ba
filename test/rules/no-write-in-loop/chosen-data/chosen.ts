import { prisma } from './db'

const NAMES = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]

// Which of a few constants a row gets depends on the row: one `updateMany` cannot tell them apart.
export async function byCondition(users: { id: number; score: number }[]) {
  for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { name: user.score > 10 ? 'high' : 'low' } })
}

export async function byIndex(users: { id: number; score: number }[]) {
  for (const user of users) await prisma.user.update({ where: { id: user.id }, data: NAMES[user.score]! })
}

export async function byBranch(users: { id: number; score: number }[]) {
  for (const user of users) {
    let name = 'low'
    if (user.score > 10) name = 'high'
    await prisma.user.update({ where: { id: user.id }, data: { name } })
  }
}

export async function byEntry(users: { id: number }[], names: Record<number, string>) {
  for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { name: names[user.id]! } })
}

export async function forAll(users: { id: number }[], isHigh: boolean, at: number) {
  for (const user of users) {
    await prisma.user.update({ where: { id: user.id }, data: { name: isHigh ? 'high' : 'low' } }) // want "`updateMany` takes them all"
    await prisma.user.update({ where: { id: user.id }, data: NAMES[at]! }) // want "`updateMany` takes them all"
  }
}
