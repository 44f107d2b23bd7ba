import 'fastify'
import type { countsOf } from './services'

declare module 'fastify' {
  interface FastifyInstance {
    counts: ReturnType<typeof countsOf>
  }
  interface FastifyRequest {
    ids: number[]
    can(id: number): Promise<boolean>
    clean(id: number): Promise<boolean>
  }
}
