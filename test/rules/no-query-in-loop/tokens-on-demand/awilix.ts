import { asClass, asFunction, asValue, createContainer } from 'awilix'
import { prisma } from './db'
import { Classic, makeReports, Orders } from './orders'
import { Memory, Users } from './services'

interface Cradle {
  users: Users
  reports: ReturnType<typeof makeReports>
}

export const container = createContainer<Cradle>()

container.register({
  store: asValue(prisma),
  users: asClass(Users).singleton(),
  memory: asClass(Memory),
  orders: asClass(Orders),
  reports: asFunction(makeReports).scoped(),
})
container.register('classic', asClass(Classic).classic())

export async function run(ids: number[]) {
  const users = container.resolve('users')
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
  const { store, memory } = container.cradle as any
  for (const id of ids) await store.post.findFirst({ where: { id } }) // want "`store.post.findFirst`"
  for (const id of ids) await memory.one(id)
  for (const id of ids) await container.cradle.users.one(id) // want "`container.cradle.users.one` reaches"
  const scoped = container.createScope().resolve('reports')
  for (const id of ids) await scoped.one(id) // want "`scoped.one` reaches"
}

export async function typed(ids: number[], { users }: Cradle) {
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
}
