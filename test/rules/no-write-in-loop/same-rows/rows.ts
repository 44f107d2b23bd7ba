import { prisma } from './db'

interface Row { email: string; score: number }

export async function counted(rows: Row[], id: number) {
  for (const row of rows) if (row.score > 0) await prisma.user.update({ where: { id }, data: { score: { increment: 1 } } }) // want "`prisma.user.update` writes the same rows again for each `row` of `rows`: 0 … N(rows) statements. Write them once after the loop"
}

async function touch(id: number) {
  await prisma.user.update({ where: { id }, data: { active: true } })
}

export async function touched(rows: Row[], id: number) {
  for (const row of rows) if (row.score > 0) await touch(id) // want "`touch` reaches `prisma.user.update`, which writes the same rows again, for each `row` of `rows`"
}

export async function everybody(rows: Row[]) {
  for (const row of rows) if (row.score > 0) await prisma.user.updateMany({ data: { active: false } }) // want "writes the same rows again"
}

// A row that is found for each of them is another one.
export async function found(rows: Row[]) {
  const users = await prisma.user.findMany()
  for (const row of rows) {
    const user = users.find(({ email }) => email === row.email)!
    await prisma.user.update({ where: { id: user.id }, data: { active: true } }) // want "`prisma.user.updateMany({ where: { id: { in: … } }, data })` updates the rows of all items in one statement"
  }
}

// Rows that are added are never the same.
export async function added(rows: Row[], message: string) {
  for (const row of rows) if (row.score > 0) await prisma.auditLog.create({ data: { message } }) // want "`prisma.auditLog.create` runs once for each `row` of `rows`"
}

// How far a long work has come is told while it lasts.
export async function progress(rows: Row[], id: number) {
  for (const row of rows) {
    await fetch(`https://mail.example/${row.email}`)
    await prisma.user.update({ where: { id }, data: { score: { increment: 1 } } })
  }
}

export async function addedMissing(teams: { rows: Row[] }[]) {
  for (const { rows } of teams) await prisma.user.createMany({ data: rows.map(({ email }) => ({ email })), skipDuplicates: true }) // want "`prisma.user.createMany({ data: [ … ], skipDuplicates: true })`"
}
