import { Container } from 'inversify'
import { prisma } from './db'
import { Memory, TYPES, Users, type UsersPort } from './services'

const container = new Container()
container.bind<UsersPort>(TYPES.Users).to(Users).inSingletonScope()
container.bind(TYPES.Client).toConstantValue(prisma)
container.bind<UsersPort>(TYPES.Memory).toDynamicValue(() => new Memory())

export async function run(ids: number[]) {
  const users = container.get<UsersPort>(TYPES.Users)
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
  const client = container.get<any>(TYPES.Client)
  for (const id of ids) await client.post.findFirst({ where: { id } }) // want "`client.post.findFirst`"
  const memory = await container.getAsync<UsersPort>(TYPES.Memory)
  for (const id of ids) await memory.one(id)
  for (const one of container.getAll<UsersPort>(TYPES.Users)) for (const id of ids) await one.one(id) // want "`one.one` reaches"
}
