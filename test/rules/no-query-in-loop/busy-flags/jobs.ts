import { prisma } from './db'

// A flag that keeps a second run out while one is under way remembers nothing: each run asks again.
export class Sweeper {
  private running = false
  private isLoaded = false
  private names: string[] = []

  async sweep() {
    if (this.running) return
    this.running = true
    try {
      const teams = await prisma.team.findMany()
      for (const team of teams) await this.countOf(team.id) // want "`this.countOf` reaches `prisma.user.count`"
    } finally {
      this.running = false
    }
  }

  private async countOf(teamId: number) {
    return prisma.user.count({ where: { teamId } })
  }

  // What is loaded once is kept, and asked for again only after a failure.
  private async load() {
    if (this.isLoaded) return
    this.isLoaded = true
    try {
      this.names = (await prisma.tag.findMany({ take: 100 })).map(({ name }) => name)
    } catch {
      this.isLoaded = false
    }
  }

  async has(names: string[]) {
    for (const name of names) {
      await this.load()
      console.log(this.names.includes(name))
    }
  }
}

let isRunning = false

export async function recount() {
  if (isRunning) {
    console.log('still at it')
    return
  }
  isRunning = true
  const teams = await prisma.team.findMany()
  for (const team of teams) console.log(await prisma.user.count({ where: { teamId: team.id } })) // want "`prisma.user.count` runs once for each `team` of `teams`"
  isRunning = false
}

let isReady = false

async function prepare() {
  if (isReady) return
  isReady = true
  await prisma.tag.findMany({ take: 100 })
}

export async function prepareAll(names: string[]) {
  for (const name of names) {
    await prepare()
    console.log(name)
  }
}
