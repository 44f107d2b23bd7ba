import { Injectable } from '@nestjs/common'
import { ModuleRef, NestFactory } from '@nestjs/core'
import { Memory, Port, Users, type UsersPort } from './services'

export const providers = [{ provide: Port, useClass: Users }, { provide: 'NEST_USERS', useExisting: Users }, { provide: 'NEST_MEMORY', useClass: Memory }]

@Injectable()
export class Digest {
  private users!: Users

  constructor(private readonly moduleRef: ModuleRef) {}

  onModuleInit() {
    this.users = this.moduleRef.get(Users, { strict: false })
  }

  async all(ids: number[]) {
    const users = this.moduleRef.get(Users)
    for (const id of ids) await users.one(id) // want "`users.one` reaches `prisma.user.findFirst`"
    for (const id of ids) await this.users.one(id) // want "`this.users.one` reaches"
    for (const id of ids) console.log(users.nameOf(id))
    const resolved = await this.moduleRef.resolve(Users)
    for (const id of ids) await resolved.one(id) // want "`resolved.one` reaches"
    const port = this.moduleRef.get(Port)
    for (const id of ids) await port.one(id) // want "`port.one` reaches"
    for (const id of ids) await this.moduleRef.get<UsersPort>('NEST_USERS').one(id) // want "reaches `prisma.user.findFirst`"
    const memory = this.moduleRef.get<UsersPort>('NEST_MEMORY')
    for (const id of ids) await memory.one(id)
  }
}

export async function main(ids: number[]) {
  const app = await NestFactory.createApplicationContext({} as never)
  const users = app.get(Users)
  for (const id of ids) await users.one(id) // want "`users.one` reaches"
}

// Whatever has such a method is no container.
export async function others(ids: number[], map: Map<unknown, { one(id: number): unknown }>) {
  const users = map.get(Users)
  const named = map.get('NEST_USERS')
  for (const id of ids) console.log(users?.one(id), named?.one(id))
}
