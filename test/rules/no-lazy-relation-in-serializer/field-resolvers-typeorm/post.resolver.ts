import DataLoader from 'dataloader'
import { Query, FieldResolver, Resolver, Root } from 'type-graphql'
import { type DataSource, In, type Repository } from 'typeorm'
import { Comment, Post } from './entities'

@Resolver(() => Post)
export class PostResolver {
  private readonly loader: DataLoader<number, Comment[]>

  constructor(private readonly comments: Repository<Comment>, private readonly source: DataSource) {
    this.loader = new DataLoader(async (ids) => {
      const rows = await this.comments.findBy({ postId: In([...ids]) })
      return ids.map((id) => rows.filter((row) => row.postId === id))
    })
  }

  @Query(() => [Post])
  posts() {
    return this.source.getRepository(Post).find()
  }

  @FieldResolver(() => [Comment])
  async latest(@Root() post: Post) {
    return this.comments.find({ where: { postId: post.id }, take: 3 }) // want "`this.comments.find` runs once for each `Post` in an answer that asks for the field (@FieldResolver)"
  }

  @FieldResolver(() => [Comment])
  async all(@Root() post: Post) {
    return this.loader.load(post.id)
  }

  @FieldResolver(() => [Comment])
  async given(@Root() post: Post) {
    if (post.comments) return post.comments
    return this.comments.findBy({ postId: post.id })
  }
}
