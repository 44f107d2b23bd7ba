import type { Post, User } from './entities'

export async function toDto(user: User) {
  return { id: user.id, email: user.email, posts: (await user.posts).map(toSummary) }
}

function toSummary(post: Post) {
  return { id: post.id, title: post.title }
}

export class UserMapper {
  async toView(user: User) {
    const comments = await this.commentsOf(user)
    return { id: user.id, comments: comments.length }
  }

  private commentsOf(user: User) {
    return user.comments
  }
}
