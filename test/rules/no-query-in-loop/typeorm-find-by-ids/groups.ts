import type { Repository } from 'typeorm'
import type { User } from './entities'

interface Group {
  readonly memberIds: readonly number[]
}

export async function once(users: Repository<User>, ids: number[]) { // want fn:"1"
  return users.findByIds(ids)
}

// A list for each group is a query for each group.
export async function membersOf(users: Repository<User>, groups: readonly Group[]) { // want fn:"N(groups)"
  return Promise.all(groups.map((group) => users.findByIds([...group.memberIds]))) // want "`users.findByIds` runs once for each `group` of `groups`"
}
