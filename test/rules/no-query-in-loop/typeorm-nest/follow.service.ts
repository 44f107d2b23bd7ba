import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { Post, User } from './entities'

@Injectable()
export class FollowService {
  @InjectRepository(User)
  private readonly users!: Repository<User>

  @InjectRepository(Post)
  private readonly posts!: Repository<Post>

  async followed() {
    return (await this.users.find({ select: { id: true } })).map((user) => user.id)
  }

  postsOf(authorId: number) {
    return this.posts.findBy({ authorId, published: true })
  }
}
