import { after } from 'next/server'
import { prisma } from './db'

async function touch(id: number) {
  console.log(await prisma.post.findFirst({ where: { authorId: id } }))
}

export function started(ids: number[]) {
  for (const id of ids) setTimeout(() => touch(id), 0) // want "`touch` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  for (const id of ids) setTimeout(touch, 0, id) // want "`setTimeout` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  ids.forEach((id) => setImmediate(() => touch(id))) // want "`touch` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  for (const id of ids) queueMicrotask(() => { void touch(id) }) // want "`touch` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  for (const id of ids) process.nextTick(async () => { await touch(id) }) // want "`touch` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  for (const id of ids) after(() => touch(id)) // want "`touch` reaches `prisma.post.findFirst` once for each `id` of `ids`"
}

// Once, again and again, the last one only, a promise that nobody awaits, and a function that starts itself anew.
const timers = new Map<string, NodeJS.Timeout>()

export function silent(ids: number[]) {
  setTimeout(() => touch(ids[0]!), 0)
  setInterval(() => touch(ids[0]!), 1000)
  let timer: NodeJS.Timeout | undefined
  for (const id of ids) {
    clearTimeout(timer)
    timer = setTimeout(() => touch(id), 100)
  }
  for (const id of ids) timers.set('last', setTimeout(() => touch(id), 100))
  for (const id of ids) setTimeout(() => prisma.post.findFirst({ where: { authorId: id } }), 0)
}

export async function poll(id: number) {
  await touch(id)
  setTimeout(() => poll(id), 1000)
}
