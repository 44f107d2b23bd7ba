import { prisma } from './db'

export class Profile {
  private held: Promise<number> | undefined

  constructor(readonly id: number, readonly name: string) {}

  static async top() { // want fn:"1"
    const users = await prisma.user.findMany({ orderBy: { score: 'desc' } })
    return users.map((user) => new Profile(user.id, user.name ?? ''))
  }

  get posts(): Promise<number> {
    return prisma.post.count({ where: { authorId: this.id } })
  }

  get initials(): string {
    return this.name.split(' ').map((part) => part[0]).join('')
  }

  get comments(): Promise<number> {
    this.held ??= prisma.comment.count({ where: { authorId: this.id } })
    return this.held
  }
}

export class Editor extends Profile {
  get label() {
    return this.describe()
  }

  async describe() {
    return `${this.name} (${await this.posts})`
  }
}

export async function leaderboard() { // want fn:"1 + N(Profile.top())"
  const rows: { initials: string; posts: number }[] = []
  for (const profile of await Profile.top()) {
    rows.push({ initials: profile.initials, posts: await profile.posts }) // want "`profile.posts` reaches `prisma.post.count` once for each `profile`"
  }
  return rows
}

export async function labels(editors: Editor[]) {
  return Promise.all(editors.map((editor) => editor.label)) // want "`editor.label` reaches `prisma.post.count` once for each `editor` of `editors`"
}

export async function counted(profiles: Profile[]) {
  for (const { posts } of profiles) console.log(await posts) // want "`prisma.post.count` once for each"
}

// Read once, of one, or without a query behind it; an object of another class has a property of that name.
export async function silent(profile: Profile, all: { posts: number; label: string }[], editor: Editor) {
  const posts = await profile.posts
  const rows = all.map((one) => `${one.label} ${one.posts + posts}`)
  const names = await Profile.top()
  return [rows, names.map((one) => one.initials), await editor.label]
}
