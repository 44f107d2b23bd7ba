import { clock, users } from './container'

export async function each(ids: number[]) {
  const repository = users()
  for (const id of ids) await repository.find(id) // want "`repository.find` reaches `this.store.user.findFirst` once for each `id` of `ids`"
  for (const id of ids) await users().find(id) // want "`this.store.user.findFirst` once for each `id` of `ids`"
  for (const id of ids) await clock().find(id)
}

// A few hops, unless somebody says otherwise.
export async function standIn(id: number, hops = 3) {
  let current = id
  for (let hop = 0; hop < hops; hop++) {
    const user = await users().find(current)
    if (user?.managerId == null) return current
    current = user.managerId
  }
  return current
}
