import type { PrismaClient } from './generated/client'

interface Job {
  run(): Promise<unknown>
}

class Export implements Job {
  constructor(private readonly db: PrismaClient, private readonly id: number) {}

  run() {
    return this.db.post.findMany({ where: { authorId: this.id } })
  }
}

class Settings implements Job {
  constructor(private readonly db: PrismaClient) {}

  run() {
    return this.db.tag.findMany()
  }
}

class Report implements Job {
  constructor(private readonly db: PrismaClient, private readonly id: number) {}

  async run() {
    return this.id
  }
}

function make<T>(kind: new (db: PrismaClient, id: number) => T, db: PrismaClient, id: number): T {
  return new kind(db, id)
}

interface Made<T> {
  new (db: PrismaClient, id: number): T
}

const kept = new Map<unknown, unknown>()

function remembered<T>(kind: Made<T>, db: PrismaClient, id: number): T {
  if (!kept.has(kind)) kept.set(kind, new kind(db, id))
  return kept.get(kind) as T
}

export async function made(db: PrismaClient, ids: number[]) {
  for (const id of ids) await make(Export, db, id).run() // want "`this.db.post.findMany` once for each `id` of `ids`"
  for (const id of ids) await make(Report, db, id).run()
  for (const id of ids) await make(Settings, db, id).run() // want "db.tag.findMany"
}

export async function again(db: PrismaClient, ids: number[]) {
  const one = remembered(Settings, db, 1)
  for (const id of ids) console.log(id, await one.run()) // want "the same query"
}

// The class is the caller's to choose, and one of them asks nothing.
async function each(kind: new (db: PrismaClient, id: number) => Job, db: PrismaClient, ids: number[]) {
  for (const id of ids) {
    const job = new kind(db, id)
    await job.run()
  }
}

export async function every(db: PrismaClient, ids: number[]) {
  await each(Export, db, ids)
  await each(Report, db, ids)
}
