import { prisma } from './db'

interface Node { id: number; children: Node[] }

async function subtree(parentId: number): Promise<unknown[]> {
  const children = await prisma.category.findMany({ where: { parentId } })
  return Promise.all(children.map(async (child) => ({ ...child, children: await subtree(child.id) }))) // want no-recursive-query:"`prisma.category.findMany`"
}

// A list of the roots would load one level.
export async function forest() {
  for (const root of await prisma.category.findMany({ where: { parentId: null } })) {
    console.log(await subtree(root.id)) // want "Load the rows of all levels for all items first (a recursive CTE, all rows by a key that they share, or a level at a time with a list), and walk them in memory"
  }
}

export async function levels(nodes: { id: number }[]): Promise<unknown[]> {
  const out: unknown[] = []
  for (const node of nodes) {
    const children = await prisma.category.findMany({ where: { parentId: node.id } }) // want "Load the rows of all levels first (a recursive CTE"
    out.push({ node, children: await levels(children) })
  }
  return out
}

async function walk(nodes: Node[]) {
  for (const node of nodes) {
    console.log(await prisma.category.findFirst({ where: { id: node.id } })) // want "`prisma.category.findFirst` runs once for each `node` of `nodes`, at every level"
    await walk(node.children)
  }
}

export async function walkAll(trees: Node[][]) {
  for (const nodes of trees) await walk(nodes) // want "`walk` reaches `prisma.category.findFirst`"
}

// What is tried again has no levels.
async function retried(id: number, tries = 3): Promise<unknown> {
  try {
    return await prisma.post.findFirst({ where: { authorId: id } })
  } catch (error) {
    if (tries === 0) throw error
    return retried(id, tries - 1)
  }
}

export async function once(ids: number[]) {
  for (const id of ids) console.log(await retried(id)) // want "Load it for all items before the loop and pass it in: `prisma.post.findMany({ where: { authorId: { in: … } } })`"
}
