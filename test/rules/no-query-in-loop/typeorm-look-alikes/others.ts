import { readFile, writeFile } from 'node:fs/promises'
import type { DataSource } from 'typeorm'
import { User } from './entities'

/** The name of a repository's method, and a file behind it. */
class Settings {
  constructor(private readonly path: string) {}

  async find() {
    return JSON.parse(await readFile(this.path, 'utf8')) as object
  }

  async save(values: object) {
    await writeFile(this.path, JSON.stringify(values))
  }
}

interface Registry {
  findOne(id: number): Promise<string>
  delete(id: number): Promise<void>
}

export async function files(paths: readonly string[]) { // want fn:"0"
  for (const path of paths) {
    const settings = new Settings(path)
    await settings.save(await settings.find())
  }
}

export async function registered(registry: Registry, ids: readonly number[]) { // want fn:"0"
  for (const id of ids) {
    if (await registry.findOne(id) === '') await registry.delete(id)
  }
}

export async function maps(source: DataSource) { // want fn:"1"
  const users = await source.getRepository(User).find()
  const byId = new Map(users.map((user) => [user.id, user]))
  for (const user of users) if (!user.active) byId.delete(user.id)
  return users.map((user) => byId.get(user.id))
}

// Made and merged in memory.
export async function inMemory(source: DataSource) { // want fn:"1"
  const repository = source.getRepository(User)
  const users = await repository.find()
  return users.map((user) => repository.merge(repository.create({ email: user.email }), { active: true }))
}
