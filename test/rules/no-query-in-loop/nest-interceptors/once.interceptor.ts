import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { map, mergeMap, tap } from 'rxjs'
import { PrismaService } from './prisma.service'

interface Row { id: number; name: string }

// A request has one response: what its functions ask is asked once.
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  async intercept(context: ExecutionContext, next: CallHandler<Row>) {
    const { userId } = context.switchToHttp().getRequest()
    const user = await this.prisma.user.findFirst({ where: { id: userId } })
    return next.handle().pipe(
      tap(async () => {
        await this.prisma.user.updateMany({ where: { id: userId }, data: { name: 'seen' } })
      }),
      mergeMap(async (row) => ({ ...row, user, posts: await this.prisma.post.count({ where: { authorId: row.id } }) })),
    )
  }
}

@Injectable()
export class ReshapingInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler<Row[]>) {
    return next.handle().pipe(map((rows) => rows.map((row) => ({ id: row.id, label: row.name.trim() }))))
  }
}

@Injectable()
export class LoadedInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  intercept(_context: ExecutionContext, next: CallHandler<Row[]>) {
    return next.handle().pipe(mergeMap(async (rows) => {
      const posts = await this.prisma.post.groupBy({ by: ['authorId'], where: { authorId: { in: rows.map((row) => row.id) } }, _count: true })
      return rows.map((row) => ({ ...row, posts: posts.find((one) => one.authorId === row.id)?._count ?? 0 }))
    }))
  }
}
