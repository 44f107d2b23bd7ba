import type { PrismaClient } from './generated/client'
import type { Posts, usersOf } from './services'

export interface Variables {
  db: PrismaClient
  users: ReturnType<typeof usersOf>
  seen: Map<string, { get(id: number): number }>
}

export type AppEnv = { Bindings: { KEY: string }; Variables: Variables }

declare module 'hono' {
  interface ContextVariableMap {
    posts: Posts
  }
}
