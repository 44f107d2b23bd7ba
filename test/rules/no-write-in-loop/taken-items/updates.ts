import { prisma } from './db'

interface Row { id: number; title: string }

// The data differ: no `updateMany` takes them all.
export async function byIndex(rows: Row[]) {
  const titles = rows.map((row) => row.title.trim())
  for (let i = 0; i < rows.length; i++) await prisma.post.update({ where: { id: rows[i]!.id }, data: { title: titles[i] } })
}

export async function ofPushed(rows: Row[]) {
  const titles: string[] = []
  for (const row of rows) titles.push(`${row.title}!`)
  for (let i = 0; i < rows.length; i++) await prisma.post.update({ where: { id: rows[i]!.id }, data: { title: titles[i] } })
}

export async function ofACallback(rows: Row[]) {
  const titles = rows.map((row) => row.title)
  await Promise.all(rows.map((row, at) => prisma.post.update({ where: { id: row.id }, data: { title: titles[at] } })))
}

export async function ofAnswers(rows: Row[]) {
  const authors = await Promise.all(rows.map((row) => prisma.user.findUnique({ where: { id: row.id } })))
  for (let i = 0; i < rows.length; i++) await prisma.post.update({ where: { id: rows[i]!.id }, data: { title: authors[i]!.email } })
}

export async function shifted(rows: Row[]) {
  const work = [...rows]
  while (work.length > 0) {
    const row = work.shift()!
    await prisma.post.update({ where: { id: row.id }, data: { title: `${row.title}!` } })
  }
}

export async function takenByAHelper(rows: Row[], titles: string[]) {
  const next = () => titles.shift()!
  for (const row of rows) await prisma.post.update({ where: { id: row.id }, data: { title: next() } })
}

export async function whatAHelperReads(rows: Row[]) {
  for (const row of rows) await rename(row.id) // want "`rename` reaches `prisma.post.findUnique`"
}

async function rename(id: number) {
  const post = await prisma.post.findUnique({ where: { id } })
  await prisma.post.update({ where: { id }, data: { title: `${post!.title}!` } })
}

// Equal data.
export async function publish(rows: Row[]) {
  const ids = rows.map((row) => row.id)
  for (let i = 0; i < ids.length; i++) await prisma.post.update({ where: { id: ids[i] }, data: { published: true } }) // want "`updateMany` takes them all"
}

export async function drain(rows: Row[]) {
  const work = [...rows]
  while (work.length > 0) {
    const row = work.pop()!
    await prisma.post.update({ where: { id: row.id }, data: { published: true } }) // want "`updateMany` takes them all"
  }
}
