import { prisma } from './db'

async function check(id: number) {
  return prisma.user.findFirst({ where: { id } })
}

async function pay(id: number) {
  return prisma.user.update({ where: { id }, data: { score: { decrement: 1 } } })
}

export async function behindCalls(id: number, names: string[]) {
  for (const name of names) {
    const user = await check(id) // want "`check` reaches `prisma.user.findFirst` again for each `name` of `names`, which changes what it reads: N(names) queries."
    if (user!.score > 0) await pay(id) // want "`pay` reaches `prisma.user.update`"
    console.log(name)
  }
}

export async function direct(id: number, names: string[]) {
  for (const name of names) {
    const count = await prisma.post.count({ where: { authorId: id } }) // want "`prisma.post.count` runs again for each `name` of `names`, which changes what it reads"
    console.log(await prisma.post.create({ data: { title: name, slug: `${name}-${count}`, authorId: id } })) // want "`prisma.post.create` runs once"
  }
}

export async function bySql(id: number, names: string[]) {
  for (const name of names) {
    console.log(await prisma.post.count({ where: { authorId: id } })) // want "`prisma.post.count` runs again for each `name` of `names`"
    await prisma.$executeRaw`UPDATE "Post" SET title = ${name} WHERE "authorId" = ${id}`
  }
}

// Written is something else.
export async function others(id: number, names: string[]) {
  for (const name of names) {
    const user = await prisma.user.findFirst({ where: { id } }) // want "`prisma.user.findFirst` runs the same query again"
    console.log(await prisma.post.create({ data: { title: name, slug: `${name}-${user!.name}`, authorId: id } })) // want "`prisma.post.create` runs once"
  }
}

export async function afterwards(id: number, names: string[]) {
  for (const name of names) console.log(name, await check(id)) // want "`check` reaches `prisma.user.findFirst`, the same query again"
  await pay(id)
}
