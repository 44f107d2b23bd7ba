import { Injectable } from '@nestjs/common'
import { PrismaService } from './prisma.service'

@Injectable()
export class UserService {
  constructor(private readonly prisma: PrismaService) {}

  list() {
    return this.prisma.user.findMany()
  }

  postsOf(authorId: number, take: number) {
    return this.prisma.post.findMany({ where: { authorId }, take })
  }

  profileOf(userId: number) {
    return this.prisma.profile.findUnique({ where: { userId } })
  }

  teams() {
    return this.prisma.team.findMany()
  }
}
