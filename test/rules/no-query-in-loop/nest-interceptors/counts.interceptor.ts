import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { type Observable, from, map, mergeMap, switchMap } from 'rxjs'
import { PrismaService } from './prisma.service'

interface Row { id: number; name: string }

@Injectable()
export class CountsInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  intercept(_context: ExecutionContext, next: CallHandler<Row[]>): Observable<unknown> {
    return next.handle().pipe(
      switchMap((rows) => Promise.all(rows.map(async (row) => ({ ...row, posts: await this.prisma.post.count({ where: { authorId: row.id } }) })))), // want "once for each `row` of `rows`"
    )
  }
}

@Injectable()
export class UntypedInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  intercept(_context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(mergeMap(async (data) => {
      const posts = []
      for (const item of data.items) posts.push(await this.prisma.post.count({ where: { authorId: item.id } })) // want "once for each `item` of `data.items`"
      return { ...data, posts }
    }))
  }
}

@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  intercept(_context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(mergeMap((data) => this.decorated(data)))
  }

  private decorated(data: Row | Row[]) {
    if (Array.isArray(data)) return Promise.all(data.map((row) => this.one(row))) // want "once for each `row` of `data`"
    return this.one(data)
  }

  private async one(row: Row) {
    return { ...row, posts: await this.prisma.post.count({ where: { authorId: row.id } }) }
  }
}

@Injectable()
export class StreamInterceptor implements NestInterceptor {
  constructor(private readonly prisma: PrismaService) {}

  intercept(_context: ExecutionContext, next: CallHandler<Row[]>) {
    return next.handle().pipe(map((rows) => rows.map((row) => from(this.prisma.post.count({ where: { authorId: row.id } }))))) // want "once for each `row` of `rows`"
  }
}
