import { CommandHandler, EventsHandler, QueryHandler } from '@nestjs/cqrs'
import { prisma } from './db'

export class CountPosts {
  constructor(readonly userId: number) {}
}

export class Ban {
  constructor(readonly userId: number) {}
}

export class Banned {
  constructor(readonly userId: number) {}
}

export class Greet {
  constructor(readonly userId: number) {}
}

@QueryHandler(CountPosts)
export class CountPostsHandler {
  async execute({ userId }: CountPosts) {
    return prisma.post.count({ where: { authorId: userId } })
  }
}

@CommandHandler(Ban)
export class BanHandler {
  async execute({ userId }: Ban) {
    await prisma.user.updateMany({ where: { id: userId }, data: { active: false } })
  }
}

@EventsHandler(Banned)
export class BannedHandler {
  async handle({ userId }: Banned) {
    await prisma.post.deleteMany({ where: { authorId: userId } })
  }
}

@CommandHandler(Greet)
export class GreetHandler {
  async execute({ userId }: Greet) {
    return `Hello ${userId}`
  }
}
