import { Injectable } from '@nestjs/common'
import { InjectDataSource, InjectEntityManager, InjectRepository } from '@nestjs/typeorm'
import { DataSource, EntityManager, Repository } from 'typeorm'
import { Comment, Post, User } from './entities'

@Injectable()
export class PostsService {
  constructor(
    @InjectRepository(Post) private readonly posts: Repository<Post>,
    @InjectRepository(Comment) private readonly comments: Repository<Comment>,
    @InjectDataSource() private readonly source: DataSource,
    @InjectEntityManager() private readonly manager: EntityManager,
  ) {}

  async withCounts() {
    const posts = await this.posts.find()
    return Promise.all(posts.map(async (post) => ({ ...post, comments: await this.commentsOf(post.id) }))) // want "`this.commentsOf` reaches `this.comments.count` once for each `post` of `posts`"
  }

  async authors(posts: readonly Post[]) {
    const authors = []
    for (const post of posts) authors.push(await this.manager.findOneBy(User, { id: post.authorId })) // want "`this.manager.findOneBy` runs once for each `post` of `posts`"
    return authors
  }

  async slugs(ids: readonly number[]) {
    const slugs = []
    for (const id of ids) slugs.push((await this.source.getRepository(Post).findOneByOrFail({ id })).slug) // want "`this.source.getRepository(Post).findOneByOrFail` runs once for each `id` of `ids`"
    return slugs
  }

  private commentsOf(postId: number) {
    return this.comments.count({ where: { postId } })
  }
}
