import { prisma } from './db'

export async function inTransaction(ids: number[]) {
  return prisma.$transaction(async (tx) => Promise.all(ids.map((id) => tx.user.findUnique({ where: { id } }))))
}

export async function returned(ids: number[]) {
  return Promise.all(ids.map(async (id) => {
    const user = await prisma.user.findUnique({ where: { id }, select: { name: true } })
    return user?.name
  }))
}

async function load(id: number) {
  return prisma.user.findUniqueOrThrow({ where: { id }, include: { team: true } })
}

export async function throughAHelper(ids: number[]) {
  return Promise.all(ids.map((id) => load(id)))
}
