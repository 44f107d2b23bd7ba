import { Container, Inject } from 'typedi'
import { prisma } from './db'
import { Memory, Users } from './services'

Container.set('typediClient', prisma)
Container.set({ id: 'typediUsers', type: Users })
Container.set('typediMemory', new Memory())

export class Holder {
  @Inject('typediUsers') private readonly users: any
  @Inject('typediMemory') private readonly memory: any

  async all(ids: number[]) {
    for (const id of ids) await this.users.one(id) // want "`this.users.one` reaches"
    for (const id of ids) await this.memory.one(id)
  }
}

export async function run(ids: number[]) {
  const users = Container.get(Users)
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
  const client: any = Container.get('typediClient')
  for (const id of ids) await client.post.findFirst({ where: { id } }) // want "`client.post.findFirst`"
}
