import { prisma } from './db'

interface Row { readonly email: string; readonly name: string }

const add = (email: string) => ({ data: { email } })

// A map that one loop fills and the next asks is a table of what was loaded before: what it lacks is written, each by itself.
export async function byMap(rows: Row[]) {
  const known = new Map<string, number>()
  for (const user of await prisma.user.findMany()) known.set(user.email, user.id)
  for (const row of rows) {
    if (!known.has(row.email)) await prisma.user.create(add(row.email)) // want "`prisma.user.create` runs once for each `row` of `rows`: 0 … N(rows) statements"
  }
}

export async function byRecord(rows: Row[]) {
  const known: Record<string, number> = {}
  for (const user of await prisma.user.findMany()) {
    known[user.email] = user.id
  }
  for (const row of rows) {
    if (known[row.email] === undefined) await prisma.user.create(add(row.email)) // want "`prisma.user.create` runs once for each `row` of `rows`: 0 … N(rows) statements"
  }
}

export async function byCallback(rows: Row[]) {
  const users = await prisma.user.findMany()
  const known = new Map<string, number>()
  users.forEach((user) => known.set(user.email, user.id))
  await Promise.all(rows.map(async (row) => {
    const id = known.get(row.email)
    if (id === undefined) await prisma.user.create(add(row.email)) // want "`prisma.user.create` runs once for each `row` of `rows`: 0 … N(rows) statements"
  }))
}

// What is read only where it was not loaded before may never be.
export async function fallback(rows: Row[]) {
  const known = new Map<string, unknown>()
  for (const user of await prisma.user.findMany()) known.set(user.email, user)
  for (const row of rows) {
    if (!known.has(row.email)) await prisma.user.findFirst({ where: { email: row.email } })
  }
}

// Filled on the way: a cache of what items share.
export async function onTheWay(rows: Row[]) {
  const known = new Map<string, unknown>()
  for (const user of await prisma.user.findMany()) known.set(user.email, user)
  for (const row of rows) {
    if (!known.has(row.name)) known.set(row.name, await prisma.user.findFirst({ where: { name: row.name } }))
  }
}

// And by somebody who is called on the way.
export async function byHelper(rows: Row[]) {
  const known = new Map<string, unknown>()
  const remember = (name: string, user: unknown) => known.set(name, user)
  for (const row of rows) {
    if (!known.has(row.name)) remember(row.name, await prisma.user.findFirst({ where: { name: row.name } }))
  }
}

function fill(table: Map<string, unknown>, name: string, user: unknown) {
  table.set(name, user)
}

export async function handedOver(rows: Row[]) {
  const known = new Map<string, unknown>()
  known.set('', undefined)
  for (const row of rows) {
    if (!known.has(row.name)) fill(known, row.name, await prisma.user.findFirst({ where: { name: row.name } }))
  }
}

declare function open(): { has(key: string): boolean; put(key: string, value: unknown): void }

// Somebody else's cache has methods of its own names.
export async function unseen(rows: Row[]) {
  const known = open()
  await Promise.all(rows.map(async (row) => {
    if (!known.has(row.name)) known.put(row.name, await prisma.user.findFirst({ where: { name: row.name } }))
  }))
}
