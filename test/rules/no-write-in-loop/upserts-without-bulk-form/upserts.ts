import { prisma } from './db'

// SQLite cannot skip rows that are there already, so no bulk insert serves.
export async function upserts(emails: string[]) {
  for (const email of emails) {
    await prisma.user.upsert({ where: { email }, update: { active: true }, create: { email } })
  }
}
