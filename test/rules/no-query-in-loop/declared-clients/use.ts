import { anything, attached, connection, lazy, opened } from './connection'

export async function use(ids: number[]) {
  const store = await opened()
  const other = attached()
  const unknown = anything()
  for (const id of ids) {
    await store.post.findFirst({ where: { authorId: id } }) // want "`store.post.findFirst`"
    await other.post.count({ where: { authorId: id } }) // want "`other.post.count`"
    await unknown.post.count({ where: { authorId: id } })
  }
}

// A default that is made when it is needed.
export function posts(store = connection()) {
  return {
    async latest(ids: number[]) {
      for (const id of ids) await store.post.findFirst({ where: { authorId: id } }) // want "`store.post.findFirst`"
    },
  }
}

export async function byAccessor(ids: number[]) {
  for (const id of ids) await lazy.store.post.findFirst({ where: { authorId: id } }) // want "`lazy.store.post.findFirst`"
  for (const id of ids) console.log(lazy.names.find((name) => name === String(id)))
}
