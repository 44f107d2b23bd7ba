import { prisma } from '@/lib/prisma'

export const postsOf = async (authorId: number) => prisma.post.findMany({ where: { authorId } })
