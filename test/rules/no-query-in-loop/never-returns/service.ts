import { prisma } from './db'
import { Failures, forbid, forbidUnless } from './failures'

export class Loader {
  private fail(message: string): never {
    throw new Error(message)
  }

  async byMethods(ids: number[]) {
    for (const id of ids) {
      if (id > 0) {
        this.fail('switched off')
        await prisma.user.findFirst({ where: { id } })
      }
      if (id < 0) {
        Failures.notFound('user')
        await prisma.team.findFirst({ where: { id } })
      }
      if (id === 7) {
        forbid('users')
        await prisma.comment.findFirst({ where: { id } })
      }
      forbidUnless(id !== 8)
      console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
    }
  }
}
