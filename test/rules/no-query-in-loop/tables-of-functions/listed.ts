import { prisma } from './db'

interface User { readonly id: number; points: number; level?: string }
type Step = (user: User) => Promise<void>

const comments: Step = async (user) => {
  user.points += await prisma.comment.count({ where: { authorId: user.id } })
}

const leveled: Step = async (user) => {
  user.level = user.points > 10 ? 'gold' : 'bronze'
}

export class Points {
  private readonly count: Step = async (user) => {
    user.points = await prisma.post.count({ where: { authorId: user.id } })
  }

  private async level(user: User) {
    user.level = user.points > 10 ? 'gold' : 'bronze'
  }

  // A loop over a written list calls all of its functions.
  async all(users: User[]) { // want fn:"N(users)"
    for (const user of users) {
      for (const step of [this.count, this.level]) await step(user) // want "`step` reaches `prisma.post.count` once for each `user` of `users`: N(users) queries."
    }
  }
}

export async function listed(users: User[]) { // want fn:"N(users)"
  for (const user of users) for (const step of [leveled, comments]) await step(user) // want "`step` reaches `prisma.comment.count` once for each `user` of `users`: N(users) queries."
}

// The first one that is done may be the last, and one of two is called for each.
export async function someOf(users: User[], done: (user: User) => boolean) {
  for (const user of users) {
    for (const step of [leveled, comments]) {
      if (done(user)) break
      await step(user)
    }
  }
  for (const user of users) {
    const step = user.points > 10 ? leveled : comments
    await step(user)
  }
}

export async function once(user: User) { // want fn:"1"
  for (const step of [leveled, comments]) await step(user)
}
