import { prisma } from './db'

const BATCH = 500

// As long as a batch is full, the same is asked again.
export async function purge() {
  let removed = 0
  let count: number
  do {
    const jobs = await prisma.job.findMany({ where: { status: 'done' }, select: { id: true }, take: BATCH })
    ;({ count } = await prisma.job.deleteMany({ where: { id: { in: jobs.map((job) => job.id) } } }))
    removed += count
  } while (count === BATCH)
  return removed
}

// What the test compares is another round's question.
export async function climb(start: number, top: number) {
  let at = start
  do {
    const job = await prisma.job.findFirst({ where: { id: at } }) // want "`prisma.job.findFirst`"
    at = job?.parentId ?? top
  } while (at !== top)
}
