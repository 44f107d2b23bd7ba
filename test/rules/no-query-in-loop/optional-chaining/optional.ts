import { PrismaClient } from '@prisma/client'

let prisma: PrismaClient | undefined

export async function optional(users?: { id: number }[]) {
  prisma ??= new PrismaClient()
  for (const { id } of users ?? []) {
    const [latest] = await prisma!.post.findMany({ where: { authorId: id }, take: 1 }) // want "post.findMany"
    console.log(latest?.title)
  }
  return Promise.all(users?.map(async (user) => {
    const { _count } = await prisma!.post.aggregate({ where: { authorId: user.id }, _count: true }) // want "post.aggregate"
    return _count
  }) ?? [])
}
