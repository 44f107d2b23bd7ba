import { prisma } from './db'

export async function upserts(emails: string[]) {
  for (const email of emails) {
    await prisma.user.upsert({ where: { email }, update: { active: true }, create: { email } }) // want "`createMany` and `updateMany` take them all in two calls"
  }
}
