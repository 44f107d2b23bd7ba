import { prisma } from './db'

function latest(authorId: number, take: number) {
  return prisma.post.findMany({ where: { authorId }, take })
}

export async function called(ids: number[]) {
  for (const id of ids) await latest.call(null, id, 1) // want "`prisma.post.findMany` once for each `id` of `ids`"
  for (const id of ids) await latest.apply(undefined, [id, 1]) // want "`prisma.post.findMany` once for each `id` of `ids`"
}

// A wrapper that hands on whatever it is called with.
function timed<A extends unknown[], R>(run: (...args: A) => Promise<R>) {
  return async function (this: unknown, ...args: A): Promise<R> {
    const start = Date.now()
    try {
      return await run.apply(this, args)
    } finally {
      console.debug(Date.now() - start)
    }
  }
}

const measured = timed(async (authorId: number) => prisma.post.count({ where: { authorId } }))
const idle = timed(async (id: number) => id)

export async function wrapped(ids: number[]) {
  for (const id of ids) await measured(id) // want "`prisma.post.count` once for each `id` of `ids`"
  for (const id of ids) await idle(id)
}

function each(ids: number[], visit: (id: number) => Promise<unknown>) {
  return Promise.all(ids.map((id) => visit.call(undefined, id)))
}

export async function given(ids: number[]) {
  await each(ids, (id) => prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst` runs once for each"
  await each(ids, async (id) => id)
}

// Methods of these names are methods.
class Rename {
  async call(id: number) {
    return id
  }

  async apply(ids: number[]) {
    return ids.map((id) => this.call(id))
  }
}

export async function commands(ids: number[], rename: Rename) {
  for (const id of ids) await rename.call(id)
  for (const id of ids) await rename.apply([id])
}
