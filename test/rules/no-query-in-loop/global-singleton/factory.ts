import { PrismaClient } from '@prisma/client'

const createClient = () => new PrismaClient()

declare global {
  var db: ReturnType<typeof createClient> | undefined
}

export const db = globalThis.db ?? createClient()
if (process.env.NODE_ENV !== 'production') globalThis.db = db
