import { Controller, Get } from '@nestjs/common'
import { FollowService } from './follow.service'
import { PostsService } from './posts.service'

@Controller('feed')
export class FeedController {
  constructor(private readonly follows: FollowService, private readonly posts: PostsService) {}

  @Get()
  async feed() {
    const feeds = []
    for (const id of await this.follows.followed()) feeds.push(await this.follows.postsOf(id)) // want "`this.follows.postsOf` reaches `this.posts.findBy`"
    return feeds
  }

  @Get('counts')
  counts() {
    return this.posts.withCounts()
  }
}
