import type { CommandBus, EventBus, QueryBus } from '@nestjs/cqrs'
import { Ban, Banned, CountPosts, Greet } from './handlers'

export class Moderation {
  constructor(private readonly commands: CommandBus, private readonly queries: QueryBus, private readonly events: EventBus) {}

  async ban(ids: number[]) {
    for (const id of ids) await this.commands.execute(new Ban(id)) // want "`this.commands.execute` reaches `prisma.user.updateMany`"
    for (const id of ids) this.events.publish(new Banned(id)) // want "`this.events.publish` reaches `prisma.post.deleteMany`"
    for (const id of ids) await this.run(new Ban(id)) // want "`this.run` reaches `prisma.user.updateMany`"
    await this.commands.execute(new Ban(1))
  }

  async greet(ids: number[]) {
    for (const id of ids) await this.commands.execute(new Greet(id))
    return Promise.all(ids.map((id) => this.queries.execute(new CountPosts(id)))) // want no-query-in-loop:"`this.queries.execute` reaches `prisma.post.count`"
  }

  private run(command: Ban) {
    return this.commands.execute(command)
  }
}
