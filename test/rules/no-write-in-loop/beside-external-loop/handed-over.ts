import { prisma } from './db'

// What a function is given and runs itself waits for the outside world, too.
async function withRetry<T>(run: () => Promise<T>, times = 3): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await run()
    } catch (error) {
      if (round >= times) throw error
    }
  }
}

/** Keeps what it is given for later. */
const kept: (() => unknown)[] = []
async function later(run: () => Promise<unknown>) {
  kept.push(run)
}

async function shipped(name: string) {
  await withRetry(() => fetch(`https://ship.example/${name}`))
  await prisma.tag.create({ data: { name } })
}

async function tidied(name: string) {
  await withRetry(async () => name.trim())
  await prisma.tag.create({ data: { name } })
}

async function planned(name: string) {
  await later(() => fetch(`https://ship.example/${name}`))
  await prisma.tag.create({ data: { name } })
}

export async function all(names: string[]) {
  for (const name of names) await shipped(name)
  for (const name of names) await tidied(name) // want "`tidied` reaches `prisma.tag.create`"
  for (const name of names) await planned(name) // want "`planned` reaches `prisma.tag.create`"
}
