export interface Store {
  load(id: number): Promise<unknown>
  send(id: number): Promise<unknown>
  get(id: number): Promise<unknown>
}

export interface Mixed {
  one(id: number): Promise<unknown>
}

export interface Factory {
  make(): Store
}

export abstract class Agent {
  abstract notify(id: number): Promise<unknown>

  async notifyAll(ids: number[]) {
    for (const id of ids) await this.notify(id) // want "`this.notify` reaches `prisma.user.findFirst`"
  }
}
