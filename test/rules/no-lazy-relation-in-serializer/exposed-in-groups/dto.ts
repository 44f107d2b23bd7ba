import { Expose, Transform } from 'class-transformer'
import { prisma } from './db'

const staff = { groups: ['staff'] }

export class PostDto {
  id!: number
  authorId!: number

  // Only in answers for that group.
  @Expose(staff)
  get commentCount() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count) // want "once for each `PostDto` that is serialized (@Expose)"
  }

  @Transform(({ obj }: { obj: PostDto }) => prisma.user.findFirst({ where: { id: obj.authorId } }).then((user) => user?.name), { since: 2 }) // want "serialized (@Transform)"
  author!: string

  @Expose({ toClassOnly: true, groups: ['staff'] })
  get received() {
    return prisma.comment.count({ where: { postId: this.id } }).then((count) => count)
  }
}
