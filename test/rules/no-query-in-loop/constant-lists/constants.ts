import { prisma } from './db'

const KINDS = ['info', 'warning', 'error'] as const

enum Status { Queued = 'queued', Running = 'running', Done = 'done' }

const LABELS = { queued: 'Queued', done: 'Done' } as const

export async function perKind() {
  for (const kind of KINDS) console.log(await prisma.auditLog.count({ where: { kind } }))
}

export async function perStatus() {
  return Promise.all(Object.values(Status).map((status) => prisma.job.count({ where: { status } })))
}

export async function perLabel() {
  for (const status of Object.keys(LABELS)) console.log(await prisma.job.count({ where: { status } }))
}

export async function inline() {
  for (const status of ['queued', 'done']) console.log(await prisma.job.count({ where: { status } }))
}

export async function counted() {
  for (let page = 0; page < 3; page++) console.log(await prisma.job.findMany({ skip: page * 10, take: 10 }))
}
