import type { EventEmitter2 } from '@nestjs/event-emitter'
import { EVENTS, type Notices, channel, emitter, later, notices, small, typed } from './bus'
import { UserCreated } from './listeners'

class Publisher {
  constructor(private readonly events: EventEmitter2) {}

  publish(name: string, payload: object) {
    this.events.emit(name, payload)
  }
}

export class Users {
  constructor(
    private readonly events: EventEmitter2,
    private readonly publisher: Publisher,
    private readonly notices: Notices,
  ) {}

  async created(ids: number[]) {
    for (const id of ids) this.events.emit(EVENTS.created, new UserCreated(id)) // want "`this.events.emit` reaches `prisma.post.count`"
    await Promise.all(ids.map((id) => this.events.emitAsync('user.created', new UserCreated(id)))) // want "`this.events.emitAsync` reaches `prisma.post.count`"
    for (const id of ids) this.events.emit('team.left', id) // want "`this.events.emit` reaches `prisma.user.count`"
    for (const id of ids) this.publisher.publish('user.created', new UserCreated(id)) // want "`this.publisher.publish` reaches `prisma.post.count`"
    for (const id of ids) this.notices.send('user.noticed', id) // want "`this.notices.send` reaches `prisma.post.count`"
  }

  seen(ids: number[], reason: string) {
    for (const id of ids) this.events.emit('user.seen', new UserCreated(id))
    for (const id of ids) this.publisher.publish('user.seen', new UserCreated(id))
    for (const id of ids) this.events.emit('nobody.listens', id)
    for (const id of ids) this.events.emit(`user.${reason}`, id)
    this.events.emit(EVENTS.created, new UserCreated(1))
  }
}

export function gone(ids: number[]) {
  ids.forEach((id) => emitter.emit(EVENTS.gone, id)) // want "`emitter.emit` reaches `prisma.comment.count`"
  ids.forEach((id) => channel.emit('user.gone', id)) // want "`channel.emit` reaches `prisma.post.count`"
  ids.forEach((id) => small.emit('user.gone', id)) // want "`small.emit` reaches `prisma.post.count`"
  for (const id of ids) void later.emit('user.gone', id) // want "`later.emit` reaches `prisma.post.count`"
  for (const id of ids) typed.emit('user.gone', id) // want "`typed.emit` reaches `prisma.post.count`"
  for (const id of ids) notices.emit('user.gone.later', id)
}
