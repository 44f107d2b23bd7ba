import { type EntitySubscriberInterface, EventSubscriber, type Repository } from 'typeorm'
import { Post, User } from './entities'

// The ORM calls it with each row.
@EventSubscriber()
export class Posts implements EntitySubscriberInterface<Post> {
  listenTo() {
    return Post
  }

  afterLoad(post: Post) {
    post.comments = []
  }
}

export async function counts(posts: Repository<Post>) {
  return (await posts.find()).map((post) => post.comments.length)
}

export async function bios(users: Repository<User>) {
  return (await users.find()).map((user) => user.profile.bio) // want "`user.profile` is undefined"
}
