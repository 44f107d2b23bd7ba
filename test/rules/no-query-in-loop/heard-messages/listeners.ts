import { OnEvent } from '@nestjs/event-emitter'
import { EVENTS, channel, emitter, later, notices, small, typed } from './bus'
import { prisma } from './db'

export class UserCreated {
  constructor(readonly userId: number) {}
}

export class Welcome {
  @OnEvent(EVENTS.created)
  async count({ userId }: UserCreated) {
    await prisma.post.count({ where: { authorId: userId } })
  }

  @OnEvent('team.*')
  async countTeam(teamId: number) {
    await prisma.user.count({ where: { teamId } })
  }

  @OnEvent('user.seen')
  seen({ userId }: UserCreated) {
    return userId + 1
  }
}

emitter.on('user.gone', async (id: number) => {
  await prisma.comment.count({ where: { authorId: id } })
})

export function listen() {
  channel.on(EVENTS.gone, countPosts)
  small.addListener(EVENTS.gone, countPosts)
  later.on('user.gone', countPosts)
  typed.on('user.gone', countPosts)
  notices.once('user.noticed', countPosts)
}

async function countPosts(id: number) {
  await prisma.post.count({ where: { authorId: id } })
}
