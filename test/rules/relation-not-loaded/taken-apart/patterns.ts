import type { DataSource } from 'typeorm'
import { Post, Profile } from './entities'

export async function inCallback(source: DataSource) {
  const profiles = await source.getRepository(Profile).find()
  return profiles.map(({ bio, user }) => ({ bio, email: user.email })) // want "`user` is undefined: the query of this `Profile` does not load `user`"
}

export async function inVariable(source: DataSource, id: number) {
  const { bio, user } = await source.getRepository(Profile).findOneByOrFail({ id }) // want "does not load `user`"
  return `${bio} of ${user.email}`
}

export async function inDepth(source: DataSource, id: number) {
  const post = await source.getRepository(Post).findOneByOrFail({ id })
  const { comments: [first] } = post // want "`post.comments` is undefined"
  return first?.body
}

export async function inLoop(source: DataSource) {
  const emails: string[] = []
  for (const { user } of await source.getRepository(Profile).find({ select: { id: true } })) emails.push(user.email) // want "does not load `user`"
  return emails
}

// Loaded, asked about, handed on as it is, or with a default.
export async function silent(source: DataSource, show: (profile: unknown) => string) {
  const profiles = await source.getRepository(Profile).find({ relations: { user: true } })
  const others = await source.getRepository(Profile).find()
  return [
    profiles.map(({ user }) => user.email),
    others.map(({ user }) => user?.email),
    others.map(({ user }) => user ? user.email : ''),
    others.map(({ bio, user }) => show({ bio, user })),
    others.map(({ user = { email: '' } }) => user.email),
  ]
}
