import { Inject, Injectable } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import { getRepositoryToken, InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { Post, User } from './entities'

@Injectable()
export class Posts {
  constructor(@InjectRepository(Post) private readonly posts: Repository<Post>) {}

  of(authorId: number) {
    return this.posts.findBy({ authorId })
  }

  titleOf(id: number) {
    return `Post ${id}`
  }
}

@Injectable()
export class Digest {
  constructor(private readonly moduleRef: ModuleRef, @Inject('CLOCK') private readonly clock: { now(): number }) {}

  async all(ids: number[]) {
    const posts = this.moduleRef.get(Posts, { strict: false })
    for (const id of ids) await posts.of(id) // want "`posts.of` reaches `this.posts.findBy`"
    for (const id of ids) console.log(posts.titleOf(id), this.clock.now())
    const users = this.moduleRef.get<Repository<User>>(getRepositoryToken(User))
    for (const id of ids) await users.findOneBy({ id }) // want "`users.findOneBy` runs once for each `id` of `ids`"
  }
}
