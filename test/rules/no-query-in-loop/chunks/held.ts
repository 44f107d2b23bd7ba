import { chunk } from 'lodash'
import { splitInto, splitIntoIds } from './split'
import { prisma } from './db'

function inParts<T>(list: T[], size: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size))
  return parts
}

export async function held(ids: number[]) {
  const chunks = chunk(ids, 500)
  for (const c of chunks) console.log(await prisma.user.findMany({ where: { id: { in: c } } }))
}

export async function byOtherNames(ids: number[]) {
  const lists = inParts(ids, 500)
  for (const list of lists) console.log(await prisma.user.findMany({ where: { id: { in: list } } }))
  const others = splitInto(ids, 500)
  await Promise.all(others.map((part) => prisma.user.findMany({ where: { id: { in: part } } })))
}

// Each chunk writes a line of its own.
export async function counted(ids: number[]) {
  const groups = chunk(ids, 500)
  for (const group of groups) await prisma.auditLog.create({ data: { message: `${group.length} more` } })
}

// No chunks: a list of each user's own.
export async function lists(users: { posts: number[]; id: number }[]) {
  for (const user of users) console.log(user.posts, await prisma.comment.findMany({ where: { authorId: user.id } })) // want "`prisma.comment.findMany`"
}

// Nobody says how many there are in each.
export async function notOfASize(text: string) {
  const ids = splitIntoIds(text)
  for (const id of ids) console.log(await prisma.user.findFirst({ where: { id } })) // want "`prisma.user.findFirst`"
}
