import { prisma } from './db'

interface Folder { readonly name: string; readonly children: readonly Folder[] }

/** The recursion comes to the same call again: one finding, on the call. */
export async function store(folder: Folder) {
  for (const child of folder.children) {
    await prisma.category.findFirst({ where: { name: child.name } }) // want "`prisma.category.findFirst`"
    await store(child)
  }
}

/** Here nothing but the recursion repeats it. */
export async function count(folder: Folder) {
  await prisma.category.findFirst({ where: { name: folder.name } })
  for (const child of folder.children) await count(child) // want "`prisma.category.findFirst`"
}

/** One query at the call, another at the recursion. */
export async function both(folder: Folder) {
  console.log(await prisma.tag.findFirst({ where: { name: folder.name } }))
  await Promise.all(folder.children.map(async (child) => {
    await prisma.category.findFirst({ where: { name: child.name } }) // want "`prisma.category.findFirst`"
    await both(child) // want "`prisma.tag.findFirst`"
  }))
}
