import type { Mixed, Store } from './stores'

export async function given(store: Store, ids: number[]) {
  for (const id of ids) await store.load(id) // want "`store.load` reaches `this.source.getRepository(Post).findOneBy`"
  for (const id of ids) await store.send(id) // want "`store.send`"
  await Promise.all(ids.map((id) => store.load(id))) // want "`store.load`"
}

export class Sender {
  private stores: Store[] = []

  register(store: Store) {
    this.stores.push(store)
  }

  async send(id: number) {
    await Promise.all(this.stores.map((store) => store.send(id)))
  }

  async sendAll(ids: number[]) {
    for (const id of ids) await this.send(id) // want "`this.send`"
  }
}

// Not each of them queries.
export async function mixed(one: Mixed, all: readonly Mixed[], ids: number[]) {
  for (const id of ids) await one.one(id)
  for (const id of ids) for (const each of all) await each.one(id)
}
