import { chunk } from 'lodash'
import type { Repository } from 'typeorm'
import { AuditLog, User } from './entities'

// A walk over numbered items is one over the items: `save` takes one as well as a list of them.
export async function saved(users: Repository<User>, all: User[]) {
  for (const [rank, user] of all.entries()) {
    user.score = rank
    await users.save(user) // want "`users.save` runs once for each `user` of `all`"
  }
}

export async function inBatches(logs: Repository<AuditLog>, entries: AuditLog[]) {
  const parts = chunk(entries, 500)
  for (const [index, part] of parts.entries()) {
    console.log(index)
    await logs.save(part)
  }
}

export async function inPages(logs: Repository<AuditLog>, pages: AuditLog[][]) {
  for (const [index, page] of pages.entries()) {
    console.log(index)
    await logs.insert(page)
  }
}
