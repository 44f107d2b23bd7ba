import { prisma } from './db'

// One of the two classes keeps its rows in memory: nobody knows which of them `this` is.
export abstract class Base {
  protected abstract get delegate(): any

  async all(ids: number[]) {
    for (const id of ids) await this.delegate.findFirst({ where: { id } }) // want "`this.delegate.findFirst` runs once"
  }
}

export class Stored extends Base {
  get delegate() {
    return prisma.user
  }
}

export class Known extends Base {
  get delegate() {
    return { findFirst: async () => undefined }
  }
}

export async function purge(names: string[]) {
  for (const name of names) await (prisma as any)[name].findMany() // want "`prisma[name].findMany` runs once for each `name` of `names`"
}
