import type { Repository } from 'typeorm'
import { Comment, Post, Profile, User } from './entities'
import { Filler, fill } from './fill'

// What another function puts there is there for those that hand it the row.
export async function filled(comments: Repository<Comment>, post: Post, id: number) {
  const comment = await comments.findOneByOrFail({ id })
  fill(comment, post)
  return comment.post.title
}

export async function filledAll(comments: Repository<Comment>, filler: Filler, post: Post) {
  const all = await comments.find()
  filler.fillAll(all, post)
  return all.map((comment) => comment.post.title)
}

export async function untouched(comments: Repository<Comment>, id: number) {
  const comment = await comments.findOneByOrFail({ id })
  return comment.post.title // want "`comment.post` is undefined"
}

export class Profiles {
  constructor(private readonly profiles: Repository<Profile>) {}

  private assign(profile: Profile, user: User) {
    profile.user = user
    return profile
  }

  async read(id: number) {
    const profile = await this.profiles.findOneByOrFail({ id })
    return profile.user.email // want "`profile.user` is undefined"
  }

  async moved(id: number, user: User) {
    const profile = await this.profiles.findOneByOrFail({ id })
    this.assign(profile, user)
    return profile.user.email
  }

  async each(user: User) {
    const profiles = await this.profiles.find()
    profiles.forEach((profile) => this.assign(profile, user))
    return profiles.map((profile) => profile.user.email)
  }

  private async load(user: User) {
    const profiles = await this.profiles.find()
    for (const profile of profiles) this.assign(profile, user)
    return profiles
  }

  async loaded(user: User) {
    return (await this.load(user)).map((profile) => profile.user.email)
  }
}

/** Has a user, too, and is no profile. */
class Session {
  user!: User
}

export function begin(session: Session, user: User) {
  session.user = user
}

export async function started(profiles: Repository<Profile>, id: number, user: User) {
  const profile = await profiles.findOneByOrFail({ id })
  begin(new Session(), user)
  return profile.user.email // want "`profile.user` is undefined"
}
