import type { Agent, Factory, Mixed, Store } from './ports'
import { numbered, SqlStore, stored } from './stores'

export async function given(store: Store, ids: number[]) {
  for (const id of ids) await store.load(id) // want "`store.load` reaches `prisma.post.findFirst`"
  for (const id of ids) await store.send(id) // want "`store.send` reaches `prisma.comment.findFirst`"
  await Promise.all(ids.map((id) => store.get(id))) // want "`store.get` reaches `prisma.tag.findFirst`"
}

export async function takenOut({ store }: { store: Store }, options: { readonly by: { readonly agent: Agent } }, ids: number[]) {
  const { agent } = options.by
  for (const id of ids) await store.load(id) // want "`store.load`"
  for (const id of ids) await agent.notify(id) // want "`agent.notify`"
}

export function engine(store: Store) {
  async function run(ids: number[]) {
    for (const id of ids) await store.load(id) // want "`store.load`"
  }
  return { run }
}

declare function anything(name: string): any

export async function annotated(ids: number[]) {
  const store: Store = anything('store')
  for (const id of ids) await store.load(id) // want "`store.load`"
}

function pick(name: string): Store {
  return anything(name)
}

export async function handedBack(factory: Factory, ids: number[]) {
  const store = pick('sql')
  for (const id of ids) await store.load(id) // want "`store.load`"
  const other = factory.make()
  for (const id of ids) await other.load(id) // want "`other.load`"
}

// However many stores there are, code writes them: a loop over them alone is none over data.
export async function each(stores: Store[], byName: Map<string, Store>, ids: number[]) {
  for (const store of stores) await store.load(1)
  for (const id of ids) for (const store of stores) await store.load(id) // want "`store.load`"
  for (const id of ids) await byName.get('sql')!.load(id) // want ".load`"
}

export class Sender {
  private agents: Agent[] = []
  private readonly stores = new Map<string, Store>()

  register(agents: Agent[]) {
    this.agents = [...this.agents, ...agents]
  }

  store(name: string): Store {
    return this.stores.get(name)!
  }

  async tell(id: number) {
    await Promise.all(this.agents.map((agent) => agent.notify(id)))
  }

  async tellAll(ids: number[]) {
    for (const id of ids) await this.tell(id) // want "`this.tell` reaches `prisma.user.findFirst`"
    for (const id of ids) await this.store('sql').load(id) // want ".load`"
  }
}

const sender = new Sender()

export async function tellAll(ids: number[]) {
  for (const id of ids) await sender.tell(id) // want "`sender.tell` reaches `prisma.user.findFirst`"
}

// Not each of them queries: see contracts-strict. What is known exactly counts alone.
export async function mixed(one: Mixed, ids: number[]) {
  for (const id of ids) await one.one(id)
  for (const id of ids) await onlyOne(one, id)
  for (const id of ids) await onlyOne(numbered, id)
  for (const id of ids) await onlyOne({ one: async (x) => x }, id)
  for (const id of ids) await onlyOne(stored, id) // want "`onlyOne` reaches `prisma.post.findFirst`"
  for (const id of ids) await loaded(new SqlStore(), id) // want "`loaded` reaches `prisma.post.findFirst`"
}

async function onlyOne(one: Mixed, id: number) {
  return one.one(id)
}

async function loaded(store: Store, id: number) {
  return store.load(id)
}
