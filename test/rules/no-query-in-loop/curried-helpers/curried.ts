import { prisma } from './db'

const each = (list: number[]) => async (run: (id: number) => Promise<unknown>) => {
  for (const id of list) await run(id)
}

// A helper that takes its list first and its function later, at the module's level and inside a function.
export async function ofModule(ids: number[]) {
  await each([1, 2, 3])((id) => prisma.post.count({ where: { authorId: id } }))
  await each(ids)((id) => prisma.post.count({ where: { authorId: id } })) // want "once for each `id` of `ids`"
}

export async function inside(ids: number[]) {
  const own = (list: number[]) => async (run: (id: number) => Promise<unknown>) => {
    for (const id of list) await run(id)
  }
  await own([1, 2, 3])((id) => prisma.post.count({ where: { authorId: id } }))
  await own(ids)((id) => prisma.post.count({ where: { authorId: id } })) // want "`prisma.post.count` runs once for each `id`"
}
