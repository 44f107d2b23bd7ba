import { prisma } from './db'

export async function mixed(ids: number[]) {
  for (const id of ids) {
    const post = await prisma.post.findFirst({ where: { id } }) // want "`prisma.post.findFirst`"
    if (!post) await prisma.auditLog.create({ data: { message: `no post ${id}` } }) // want "`prisma.auditLog.create`"
  }
}
