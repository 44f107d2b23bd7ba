import { prisma } from './db'

export async function insert(messages: string[]) {
  for (let i = 0; i < messages.length; i += 1000) {
    await prisma.auditLog.createMany({ data: messages.slice(i, i + 1000).map((message) => ({ message })) })
  }
}
