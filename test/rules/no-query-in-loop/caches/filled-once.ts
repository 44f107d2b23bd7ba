import { prisma } from './db'

// All of it is loaded where there is nothing yet.
export class Teams {
  private readonly byId = new Map<number, object>()
  private readonly names: string[] = []

  private async team(id: number) {
    if (this.byId.size === 0) {
      const teams = await prisma.team.findMany()
      teams.forEach((team) => this.byId.set(team.id, team))
    }
    return this.byId.get(id)
  }

  private async isName(name: string) {
    if (!this.names.length) this.names.push(...(await prisma.team.findMany()).map((team) => team.slug))
    return this.names.includes(name)
  }

  private async count(id: number) {
    if (this.names.length > 0) return prisma.user.count({ where: { teamId: id } })
    return 0
  }

  async each(ids: number[], names: string[]) {
    for (const id of ids) await this.team(id)
    for (const name of names) await this.isName(name)
    for (const id of ids) await this.count(id) // want "`prisma.user.count` once for each `id` of `ids`"
  }
}
