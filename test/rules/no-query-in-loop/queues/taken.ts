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
      await latest(id) // want "`latest` reaches `prisma.post.findFirst` once for each item of `ids`: N(ids) queries"
    }
  }))
}

export async function ofOneIterator(ids: number[]) {
  const iterator = ids.values()
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const id of iterator) await latest(id) // want "once for each `id` of `iterator`: N(iterator) queries"
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

// Workers share their items, however many they are and however they are started.
export async function pool(ids: number[], concurrency: number) {
  let cursor = 0
  async function worker() {
    while (cursor < ids.length) await latest(ids[cursor++]!) // want "`latest` reaches `prisma.post.findFirst` once for each item of `ids`: N(ids) queries"
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const workers = []
  for (let i = 0; i < concurrency; i++) workers.push(worker())
  await Promise.all(workers)
}

export async function poolOfAQueue(ids: number[], concurrency: number) {
  const queue = [...ids]
  const worker = async () => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) await latest(id) // want "once for each round of `for (id !== undefined)`: N(rounds) queries"
  }
  await Promise.all(Array.from({ length: concurrency }, () => worker()))
}

export async function poolOfIndexes(ids: number[], concurrency: number) {
  let next = 0
  const worker = async () => {
    for (;;) {
      const at = next++
      if (at >= ids.length) return
      await latest(ids[at]!) // want "once for each round of `for (;;)`: 0 … N(rounds) queries"
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}

// A list of each round's own is none that rounds share.
export async function poolOfEach(lists: { ids: number[] }[], concurrency: number) {
  for (const { ids } of lists) {
    const queue = [...ids]
    await Promise.all(Array.from({ length: concurrency }, async () => {
      while (queue.length > 0) await latest(queue.shift()!) // want "once for each round of `while (queue.length > 0)`: N(lists)·N(rounds) queries"
    }))
  }
  for (const { ids } of lists) await pool(ids, concurrency) // want "`pool` reaches `prisma.post.findFirst` and 1 more once for each item of `lists`"
}

export async function ownLists(lists: { ids: number[] }[]) {
  let seen = 0
  const walk = async (ids: number[]) => {
    const queue = [...ids]
    while (true) {
      const id = queue.pop()
      if (id === undefined) return
      seen++
      await latest(id) // want "once for each round of `while (true)`"
    }
  }
  for (const { ids } of lists) await walk(ids) // want "`walk` reaches `prisma.post.findFirst` once for each item of `lists`"
  return seen
}

// By an index that is counted where the item is taken, or on its own.
export async function indexed(ids: number[]) {
  let next = 0
  const worker = async () => {
    for (;;) {
      const id = ids[next++]
      if (id === undefined) return
      await latest(id) // want "`latest` reaches `prisma.post.findFirst` once for each round of `for (;;)`: 0 … N(rounds) queries"
    }
  }
  await Promise.all([worker(), worker()])
}

export async function inTest(ids: number[]) {
  let at = 0
  let id: number | undefined
  while ((id = ids[at++]) !== undefined) await latest(id) // want "once for each round of `while (…"
}

export async function onItsOwn(ids: number[]) {
  let at = 0
  while (true) {
    if (at >= ids.length) break
    const id = ids[at]!
    at += 1
    await latest(id) // want "once for each round of `while (true)`"
  }
}
