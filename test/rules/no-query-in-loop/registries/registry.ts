import { prisma } from './db'

interface Definition { readonly id: string; readonly handler: (payload: unknown) => Promise<void> }
interface Entry { readonly definition: Definition; readonly cron: string }
interface Waiting { readonly id: string; readonly payload: string }

/** Definitions carry functions, so code writes them; what waits to be stored grows with the traffic. */
export class Jobs {
  private entries: Entry[] = []
  private waiting: Waiting[] = []

  define(definition: Definition, cron: string) {
    this.entries.push({ definition, cron })
  }

  add(one: Waiting) {
    this.waiting.push(one)
  }

  async tick() {
    for (const entry of this.entries) console.log(await prisma.job.count({ where: { status: entry.definition.id } }))
    await Promise.all(this.entries.map((entry) => prisma.job.findFirst({ where: { status: entry.cron } })))
    for (const one of this.waiting) console.log(await prisma.job.count({ where: { status: one.id } })) // want "`prisma.job.count`"
  }
}

interface Step { readonly id: number; readonly name: string; readonly run: () => Promise<void> }

const steps: Step[] = []
const names: { id: number; name: string }[] = []

export async function inOrder() {
  const ordered = [...steps].sort((a, b) => a.id - b.id)
  for (let i = 0; i < ordered.length; i++) console.log(await prisma.job.findFirst({ where: { status: ordered[i]!.name } }))
  for (let i = 0; i < names.length; i++) console.log(await prisma.job.findFirst({ where: { status: names[i]!.name } })) // want "`prisma.job.findFirst`"
}
