import { Injectable } from '@nestjs/common'
import { Database, PrismaService } from './prisma.service'

@Injectable()
export class UsersService {
  constructor(private readonly prisma: PrismaService, private readonly database: Database) {}

  async stats(ids: number[]) {
    for (const id of ids) {
      await this.prisma.post.count({ where: { authorId: id } }) // want "`this.prisma.post.count`"
      await this.database.client.comment.count({ where: { authorId: id } }) // want "`this.database.client.comment.count`"
    }
  }

  async latest(id: number) {
    return this.prisma.post.findFirst({ where: { authorId: id } })
  }
}
