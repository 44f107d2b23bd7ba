import { container } from 'tsyringe'
import { Memory, Users, type UsersPort } from './services'

container.register<UsersPort>('TsUsers', { useClass: Users })
container.registerSingleton<UsersPort>('TsMemory', Memory)

export async function run(ids: number[]) {
  const users = container.resolve(Users)
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
  const named = container.resolve<UsersPort>('TsUsers')
  for (const id of ids) await named.one(id) // want "`named.one` reaches"
  const child = container.createChildContainer().resolve<UsersPort>('TsMemory')
  for (const id of ids) await child.one(id)
}
