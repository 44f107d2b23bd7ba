import dayjs from 'dayjs'
import { prisma } from './db'

interface Row { id: number; at: Date; days: number }

// The time of the write is the same for all rows, for all that anybody wants of it.
export async function made(ids: number[]) {
  for (const id of ids) await prisma.job.update({ where: { id }, data: { doneAt: new Date() } }) // want "`prisma.job.updateMany({ where: { id: { in: … } }, data })`"
}

export async function asText(ids: number[]) {
  await Promise.all(ids.map((id) => prisma.user.update({ where: { id }, data: { name: new Date().toISOString() } }))) // want "`updateMany` takes them all"
}

export async function inSeconds(ids: number[]) {
  for (const id of ids) await prisma.user.update({ where: { id }, data: { score: Math.floor(Date.now() / 1000) } }) // want "`updateMany` takes them all"
}

export async function soon(ids: number[]) {
  for (const id of ids) await prisma.job.update({ where: { id }, data: { doneAt: new Date(Date.now() + 60_000) } }) // want "`updateMany` takes them all"
}

export async function ofAPackage(ids: number[]) {
  for (const id of ids) await prisma.job.update({ where: { id }, data: { doneAt: dayjs().add(1, 'day').toDate() } }) // want "`updateMany` takes them all"
}

function close(id: number) {
  const now = new Date()
  return prisma.job.update({ where: { id }, data: { doneAt: now } })
}

export async function behindAHelper(ids: number[]) {
  for (const id of ids) await close(id) // want "`close` reaches `prisma.job.update`"
}

// Times that come from the rows differ, and so does what chance gives.
export async function ofTheRow(rows: Row[]) {
  for (const row of rows) await prisma.job.update({ where: { id: row.id }, data: { doneAt: new Date(row.at) } })
  for (const row of rows) await prisma.job.update({ where: { id: row.id }, data: { doneAt: dayjs(row.at).add(1, 'day').toDate() } })
  for (const row of rows) await prisma.job.update({ where: { id: row.id }, data: { doneAt: dayjs().add(row.days, 'day').toDate() } })
}

export async function ofChance(ids: number[]) {
  for (const id of ids) await prisma.user.update({ where: { id }, data: { name: crypto.randomUUID() } })
  for (const id of ids) await prisma.user.update({ where: { id }, data: { score: Math.floor(Date.now() * Math.random()) } })
}
