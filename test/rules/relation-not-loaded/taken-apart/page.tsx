import type { DataSource } from 'typeorm'
import { Profile } from './entities'

// A file of a page in which nothing is run again.
export async function loader(source: DataSource, id: number) {
  const profile = await source.getRepository(Profile).findOneByOrFail({ id })
  return profile.user.email // want "`profile.user` is undefined"
}

export default function Page({ email }: { email: string }) {
  return <p>{email}</p>
}
