import { PostRepository } from './repository'

export class FeedController {
  private readonly posts = new PostRepository()

  async feed(ids: number[]) {
    for (const id of ids) console.log(await this.posts.latest(id)) // want "post.findFirst"
  }
}
