import { ClassSerializerInterceptor, Injectable } from '@nestjs/common'
import { PrismaService } from './prisma.service'

interface Row { id: number }

@Injectable()
export class CountingSerializer extends ClassSerializerInterceptor {
  constructor(reflector: unknown, private readonly prisma: PrismaService) {
    super(reflector)
  }

  transformToPlain(row: Row, options: object) {
    const posts = this.prisma.post.count({ where: { authorId: row.id } }).then((count) => count) // want "once for each `Row` that is serialized (ClassSerializerInterceptor)"
    return { ...super.transformToPlain(row, options), posts }
  }

  serialize(response: Row | Row[], options: object) {
    void this.prisma.auditLog.findFirst({ where: { message: String(response) } }).then((log) => log)
    return super.serialize(response, options)
  }
}

// A method of the same name, of a class of one's own.
export class OwnSerializer {
  constructor(private readonly prisma: PrismaService) {}

  transformToPlain(row: Row) {
    return this.prisma.post.count({ where: { authorId: row.id } })
  }
}
