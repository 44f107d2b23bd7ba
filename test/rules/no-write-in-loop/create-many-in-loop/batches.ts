import { prisma } from './db'

export async function batches(users: { id: number; messages: string[] }[]) {
  for (const user of users) {
    await prisma.auditLog.createMany({ data: user.messages.map((message) => ({ message })) }) // want "`prisma.auditLog.createMany`"
  }
}
