import { Exclude, Expose, Transform } from 'class-transformer'
import { prisma } from './db'

export class PostDto {
  id!: number
  authorId!: number

  @Expose()
  get commentCount() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count) // want "once for each `PostDto` that is serialized (@Expose)"
  }

  @Transform(({ obj }: { obj: PostDto }) => prisma.user.findFirst({ where: { id: obj.authorId } }).then((user) => user?.name)) // want "serialized (@Transform)"
  author!: string

  get unexposed() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count)
  }
}

export class Input {
  slug!: string

  // Made from what a request sends, not written out.
  @Transform(({ value }: { value: string }) => prisma.post.findFirst({ where: { slug: value } }).then((post) => post?.id), { toClassOnly: true })
  postId!: number

  @Exclude()
  @Transform(({ obj }: { obj: Input }) => prisma.post.findFirst({ where: { slug: obj.slug } }).then((post) => post?.title))
  title!: string
}

// A class is exposed as a whole, or kept back but for what is exposed: its other getters are not read either way.
@Exclude()
export class Card {
  id!: number

  @Expose()
  get comments() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count) // want "once for each `Card` that is serialized (@Expose)"
  }

  get author() {
    return prisma.comment.count({ where: { authorId: this.id } }).then((count) => count)
  }
}

@Expose()
export class Whole {
  id!: number

  get comments() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count)
  }
}

export class Loaded {
  id!: number
  count?: number

  @Expose()
  get comments() {
    if (this.count !== undefined) return this.count
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count)
  }

  // The same for all: it belongs before the request.
  @Expose()
  get teams() {
    return prisma.team.count().then((count) => count)
  }
}
