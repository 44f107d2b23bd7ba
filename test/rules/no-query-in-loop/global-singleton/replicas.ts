import { PrismaClient } from '@prisma/client'

declare global {
  var keptWriter: PrismaClient | undefined
  var keptReader: PrismaClient | undefined
}

const hasReplica = process.env.REPLICA_URL !== process.env.DATABASE_URL

const connect = (isReader: boolean) => new PrismaClient({ log: isReader ? ['error'] : ['error', 'warn'] })

export const writer = global.keptWriter ?? connect(false)
export const reader = hasReplica ? (globalThis.keptReader ?? connect(true)) : writer

if (process.env.NODE_ENV !== 'production') {
  global.keptWriter = writer
  global.keptReader = reader
}
