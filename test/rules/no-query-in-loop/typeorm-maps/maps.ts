import type { Repository } from 'typeorm'
import type { User } from './entities'

class Users {
  constructor(private readonly rows: Repository<User>) {}

  one(id: number) {
    return this.rows.findOneBy({ id })
  }
}

class Names {
  one(id: number) {
    return Promise.resolve(String(id))
  }
}

// What a map or a record of services holds, its type says.
export class Tenants {
  private readonly repositories = new Map<string, Repository<User>>()
  private readonly services: Map<string, Users> = new Map()
  private readonly others = new Map<string, Names>()

  async each(ids: number[], tenant: string) {
    for (const id of ids) await this.repositories.get('a')!.findOneBy({ id }) // want "`this.repositories.get('a').findOneBy` runs once for each `id` of `ids`"
    for (const id of ids) await this.services.get(tenant)!.one(id) // want "`this.rows.findOneBy` once for each `id` of `ids`"
    for (const id of ids) await this.others.get(tenant)!.one(id)
    const users = this.services.get(tenant)
    if (users === undefined) throw new Error(tenant)
    for (const id of ids) await users.one(id) // want "`this.rows.findOneBy` once for each `id` of `ids`"
  }

  // How many there are, code says.
  async all() {
    for (const users of this.services.values()) await users.one(1)
    for (const [, users] of this.services) await users.one(1)
  }
}
