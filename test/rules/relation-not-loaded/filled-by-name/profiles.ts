import type { DataSource } from 'typeorm'
import { User } from './entities'
import { Hydrator } from './hydrator'

export async function bios(source: DataSource) {
  const hydrator = new Hydrator(source.getRepository(User))
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  await hydrator.hydrate(user, ['profile'])
  return user.profile.bio
}

// Where nobody knows who fills it in.
export async function unknown(source: DataSource, container: any) {
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  await container.hydrator.hydrate(user, ['profile'])
  return user.profile.bio
}

export async function bare(source: DataSource) {
  const user = await source.getRepository(User).findOneByOrFail({ id: 1 })
  return user.profile.bio // want "`profile`"
}
