import type { Comment, Post } from './entities'

export function fill(comment: Comment, post: Post) {
  comment.post = post
}

export class Filler {
  fillAll(comments: Comment[], post: Post) {
    for (const comment of comments) fill(comment, post)
  }
}
