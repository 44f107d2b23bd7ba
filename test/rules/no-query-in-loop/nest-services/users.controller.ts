import { Controller, Get } from '@nestjs/common'
import { UsersService } from './users.service'

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  async list(ids: number[]) {
    return Promise.all(ids.map((id) => this.users.latest(id))) // want "post.findFirst"
  }
}
