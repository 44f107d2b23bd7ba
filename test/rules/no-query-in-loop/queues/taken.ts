import { prisma } from './db'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

export async function popped(ids: number[]) {
  const queue = [...ids]
  let id: number | undefined
  while ((id = queue.pop()) !== undefined) await latest(id) // want "`latest` reaches `prisma.post.findFirst` once for each round of `while (…"
}

export async function untilEmpty(ids: number[]) {
  const entries = [...ids]
  while (entries.length > 0) {
    const id = entries.shift()!
    await latest(id) // want "once for each round of `while (entries.length > 0)`"
  }
}

export async function untilNothing(ids: number[]) {
  const queue = ids.slice()
  for (;;) {
    const id = queue.shift()
    if (id === undefined) break
    await latest(id) // want "once for each round of"
  }
}

export async function workers(ids: number[]) {
  let next = 0
  const worker = async () => {
    while (true) {
      const at = next++
      if (at >= ids.length) return
      await latest(ids[at]!) // want "`latest` reaches `prisma.post.findFirst` once for each round of"
    }
  }
  await Promise.all([worker(), worker()])
}

export async function workersOfATest(ids: number[]) {
  let next = 0
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (next < ids.length) {
      const id = ids[next++]!
      await latest(id) // want "`latest` reaches `prisma.post.findFirst` once for each item of `ids`"
    }
  }))
}

export async function ofOneIterator(ids: number[]) {
  const iterator = ids.values()
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const id of iterator) await latest(id) // want "once for each `id` of `iterator`"
  }))
}

export async function countedDown(ids: number[]) {
  for (let i = ids.length; i--;) await latest(ids[i]!) // want "once for each round of `for"
}

// A tree, node by node: what a round finds is added to the list.
export async function depthFirst(root: number) {
  const stack = [root]
  let parentId: number | undefined
  while ((parentId = stack.pop())) {
    const children = await prisma.category.findMany({ where: { parentId } }) // want "`prisma.category.findMany` runs once for each node of the tree that `while (…"
    for (const child of children) stack.push(child.id)
  }
}

export async function whileItGrows(root: number) {
  const found = [root]
  for (const parentId of found) {
    const children = await prisma.category.findMany({ where: { parentId } }) // want "`prisma.category.findMany` runs once for each node of the tree that `found` walks"
    found.push(...children.map((child) => child.id))
  }
}

// What failed is tried again: no tree.
export async function again(ids: number[]) {
  const queue = [...ids]
  while (queue.length > 0) {
    const id = queue.shift()!
    const post = await prisma.post.findFirst({ where: { authorId: id } }) // want "`prisma.post.findFirst` runs once for each round of `while (queue.length > 0)`"
    if (!post) queue.push(id)
  }
}
