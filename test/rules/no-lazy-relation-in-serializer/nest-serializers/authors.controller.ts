import { ClassSerializerInterceptor, Controller, Get, SerializeOptions, UseInterceptors } from '@nestjs/common'
import { instanceToPlain } from 'class-transformer'
import { Author } from './author'
import { PrismaService } from './prisma.service'

// What is asked for each item stands in the class that is serialized.
@Controller('authors')
@UseInterceptors(ClassSerializerInterceptor)
@SerializeOptions({ type: Author })
export class AuthorsController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  async list() {
    const users = await this.prisma.user.findMany()
    return users.map((user) => new Author(user.id))
  }

  @Get('plain')
  async plain() {
    const users = await this.prisma.user.findMany()
    return instanceToPlain(users.map((user) => new Author(user.id)))
  }
}
