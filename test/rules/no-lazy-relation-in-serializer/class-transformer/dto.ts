import { Expose, Transform } from 'class-transformer'
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
