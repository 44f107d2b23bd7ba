import { prisma } from './db'

export async function once() {
  await prisma.$executeRaw`DELETE FROM "Comment"`
}
