import { setTimeout as sleep } from 'node:timers/promises'
import { prisma } from './db'

export async function drain() {
  let job = await prisma.job.findFirst({ where: { status: 'queued' } })
  while (job) {
    await prisma.job.update({ where: { id: job.id }, data: { status: 'done' } })
    job = await prisma.job.findFirst({ where: { status: 'queued' } })
  }
}

export async function retried(id: number) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return await prisma.job.findUniqueOrThrow({ where: { id } })
    } catch (error) {
      console.warn(error)
    }
  }
  throw new Error('gave up')
}

export async function poll(id: number) {
  while (true) {
    const job = await prisma.job.findUnique({ where: { id } })
    if (job?.status === 'done') return job
    await sleep(1000)
  }
}

export async function daemon() {
  for (;;) {
    console.log(await prisma.job.count({ where: { status: 'queued' } }))
    await sleep(5000)
  }
}
