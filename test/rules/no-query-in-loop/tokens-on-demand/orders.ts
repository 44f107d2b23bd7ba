// Nothing here says what the names mean but the container that is told of it elsewhere.
export class Orders {
  private readonly users: any
  private readonly memory: any

  constructor({ users, memory }: any) {
    this.users = users
    this.memory = memory
  }

  async all(ids: number[]) {
    for (const id of ids) await this.users.one(id) // want "`this.users.one` reaches `prisma.user.findFirst`"
    for (const id of ids) await this.memory.one(id)
  }
}

export class Classic {
  constructor(private readonly users: any) {}

  async all(ids: number[]) {
    for (const id of ids) await this.users.one(id) // want "`this.users.one` reaches"
  }
}

export const makeReports = ({ store, users }: any) => ({
  one: (id: number) => store.post.findFirst({ where: { id } }),
  async all(ids: number[]) {
    for (const id of ids) await users.one(id) // want "`users.one` reaches"
  },
})

// No container makes it.
export class Alone {
  constructor(private readonly users: any) {}

  async all(ids: number[]) {
    for (const id of ids) await this.users.one(id)
  }
}
