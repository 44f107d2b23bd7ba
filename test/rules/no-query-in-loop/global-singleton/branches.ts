import { PrismaClient } from '@prisma/client'

declare global {
  var __cached__: PrismaClient | undefined
}

let kept: PrismaClient

if (process.env.NODE_ENV === 'production') {
  kept = new PrismaClient()
} else {
  if (!global.__cached__) global.__cached__ = new PrismaClient()
  kept = global.__cached__
}

export { kept }

// What keeps no client is none.
export const lookups = globalThis.lookups ?? new Map<string, { findFirst(where: object): string }>()
