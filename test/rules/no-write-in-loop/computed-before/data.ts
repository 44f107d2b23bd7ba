import { nanoid } from 'nanoid'
import { settings } from './settings'
import { prisma } from './db'

function cleaned(title: string) {
  return { title: title.trim(), views: Math.round(Math.random() * 10) }
}

async function nameOf(id: number) {
  const user = await prisma.user.findFirst({ where: { id } })
  return { name: user?.name ?? 'nobody' }
}

class Titles {
  data(title: string) {
    return { title: this.short(title) }
  }

  short(title: string) {
    return title.slice(0, 80).trimEnd()
  }
}

// What was computed before the loop is the same in all rounds, wherever the code stands that computes it.
export async function byAHelper(ids: number[], title: string) {
  const data = cleaned(title)
  for (const id of ids) await prisma.post.update({ where: { id }, data }) // want "`prisma.post.update` runs once for each `id` of `ids`: N(ids) statements; `updateMany` takes them all"
}

export async function byAMethod(ids: number[], title: string) {
  const data = new Titles().data(title)
  await Promise.all(ids.map((id) => prisma.post.update({ where: { id }, data }))) // want "`updateMany` takes them all"
}

export async function byAQuery(ids: number[], admin: number) {
  const data = await nameOf(admin)
  for (const id of ids) await prisma.user.update({ where: { id }, data }) // want "`updateMany` takes them all"
}

export async function byAnotherFile(ids: number[]) {
  const data = settings()
  for (const id of ids) await prisma.post.update({ where: { id }, data }) // want "`updateMany` takes them all"
}

async function save(id: number, data: { title: string }) {
  await prisma.post.update({ where: { id }, data })
}

export async function handedOn(ids: number[], title: string) {
  const data = cleaned(title)
  for (const id of ids) await save(id, data) // want "`save` reaches `prisma.post.update` once for each `id` of `ids`: N(ids) statements; `updateMany` takes them all"
}

// Computed in each round.
export async function inTheLoop(posts: { id: number; title: string }[]) {
  for (const { id, title } of posts) await prisma.post.update({ where: { id }, data: cleaned(title) })
}

export async function anewInEachRound(ids: number[], title: string) {
  for (const id of ids) {
    const data = cleaned(title)
    await prisma.post.update({ where: { id }, data })
  }
}

export async function setAnew(ids: number[], title: string) {
  let data = cleaned(title)
  for (const id of ids) {
    await prisma.post.update({ where: { id }, data })
    data = cleaned(`${title} ${id}`)
  }
}

async function named(id: number) {
  await prisma.post.update({ where: { id }, data: { slug: nanoid() } })
}

export async function beyond(ids: number[]) {
  for (const id of ids) await named(id)
}
