import { PrismaClient } from '@prisma/client'

declare function load(name: string): any

let kept: PrismaClient | null = null

export function connection() {
  if (!kept) kept = new PrismaClient()
  return kept
}

// What a body does not tell, the type of what it returns does.
export async function opened(): Promise<PrismaClient> {
  return load('client')
}

export function attached(): PrismaClient {
  return (globalThis as any).attached
}

export function anything(): any {
  return load('anything')
}

// An object that hands it out by an accessor.
export const lazy = {
  get store() {
    return connection()
  },
  get names() {
    return ['a', 'b']
  },
}
