import { prisma } from './db'

export async function branches(items: { kind: string; id: number }[]) {
  for (const item of items) {
    switch (item.kind) {
      case 'post':
        await prisma.post.findFirst({ where: { id: item.id } }) // want "`prisma.post.findFirst`"
        break
      case 'user':
        await prisma.user.findFirst({ where: { id: item.id } }) // want "`prisma.user.findFirst`"
        break
      default:
        continue
    }
  }
}

export async function guarded(ids: number[]) {
  for (const id of ids) {
    try {
      await prisma.post.findFirstOrThrow({ where: { id } }) // want "`prisma.post.findFirstOrThrow`"
    } catch {
      console.log('none', id)
    } finally {
      await prisma.comment.count({ where: { postId: id } }) // want "`prisma.comment.count`"
    }
  }
}
