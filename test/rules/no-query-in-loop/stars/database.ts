import { prisma } from './db'

export * from './generated/prisma/client'
export { prisma }
