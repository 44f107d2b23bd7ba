import type { Repository } from 'typeorm'
import type { User } from './entities'

export class Hydrator {
  constructor(private readonly users: Repository<User>) {}

  async hydrate(user: User, relations: (keyof User)[]): Promise<User> {
    const loaded = await this.users.findOneOrFail({ where: { id: user.id }, relations: Object.fromEntries(relations.map((name) => [name, true])) })
    return this.assigned(user, loaded, relations)
  }

  // A name that is computed may be any.
  private assigned<T>(user: T, loaded: T, relations: (keyof T)[]): T {
    for (const name of relations) user[name] = loaded[name]
    return user
  }
}
