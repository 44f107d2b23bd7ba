import type { CanActivate, ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { prisma } from './db'

// What a route needs stands in its decorators.
export class TeamsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext) {
    const required = this.reflector.getAllAndOverride<string[]>('teams', [context.getHandler(), context.getClass()])
    if (!required?.length) return true
    for (const slug of required) if (await prisma.team.count({ where: { slug } }) === 0) return false
    const slugs = this.reflector.get<string[] | undefined>('slugs', context.getHandler()) ?? []
    const counts = await Promise.all(slugs.map((slug) => prisma.team.count({ where: { slug } })))
    return counts.every((count) => count > 0)
  }
}
