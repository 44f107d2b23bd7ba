import { prisma } from './db'

export class UserView {
  constructor(private readonly id: number, private readonly label: string) {}

  toJSON() {
    return { id: this.id, posts: prisma.post.findMany({ where: { authorId: this.id } }).then((posts) => posts.length) } // want "once for each `UserView` that is serialized"
  }

  describe() {
    return this.label
  }
}

export class Settings {
  toJSON() {
    // The same for every instance: a parent that is one object, or something to ask for before.
    return prisma.team.count().then((teams) => ({ teams }))
  }
}
