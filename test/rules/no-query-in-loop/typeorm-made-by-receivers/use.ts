import { Base } from './base'
import { User } from './entities'

class Members extends Base {
  find(id: number) {
    return this.repository(User).findOneBy({ id })
  }
}

class Levels extends Base {
  private readonly known = new Map<number, object>()

  async find(id: number) {
    return this.known.get(id)
  }
}

export async function kept(ids: number[]) {
  for (const id of ids) await Members.of('one').find(id) // want "find"
  const levels = Levels.of('one')
  for (const id of ids) await levels.find(id)
}

export async function made(ids: number[]) {
  const members = Members.made('one')
  for (const id of ids) await members.find(id) // want "find"
  for (const id of ids) await Levels.made('one').find(id)
}

export async function kind(ids: number[]) {
  const members = await Members.kind('one')
  for (const id of ids) await members.find(id) // want "find"
  const levels = await Levels.kind('one')
  for (const id of ids) await levels.find(id)
}
