import { prisma } from './db'

const KINDS = ['info', 'warning']

// A private method is given the lists that its class spells out.
export class Overview {
  private async ofKinds(kinds: readonly string[]) {
    return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } })))
  }

  async #ofKindsInTurn(kinds: readonly string[]) {
    for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } }))
  }

  // One of its callers hands over what it is given.
  private async ofSome(kinds: readonly string[]) {
    for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
  }

  // It is handed on.
  private async ofHanded(kinds: readonly string[]) {
    for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
  }

  // It is taken out of its object.
  private async ofTaken(kinds: readonly string[]) {
    for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
  }

  // Whoever has the object may call it.
  async ofAny(kinds: readonly string[]) {
    for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
  }

  async all(kinds: string[]) {
    await this.#ofKindsInTurn(['error'])
    await this.ofSome(kinds)
    await this.ofSome(['info'])
    await this.ofHanded(['info'])
    await this.ofTaken(['info'])
    await this.ofAny(['info'])
    const { ofTaken } = this
    return [await this.ofKinds(['error']), await this.ofKinds(KINDS), kinds.length > 0 ? this.ofHanded : ofTaken]
  }
}
