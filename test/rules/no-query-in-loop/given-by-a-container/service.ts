import type { Injector } from './injector'
import { Users } from './users'

// What the container gives is computed from what it is asked for; the type says what it is.
export class Teams {
  private users!: Users

  init(injector: Injector) {
    this.users = injector.get(Users)
  }

  async sizes(ids: number[]) {
    for (const id of ids) console.log(await this.users.countIn(id)) // want "`this.users.countIn` reaches `prisma.user.count` once for each `id` of `ids`"
  }
}
