import { prisma } from './db'

/** What a round's own transaction reads, perhaps under a lock, cannot be read before the loop. */
export async function each(ids: number[]) {
  for (const id of ids) {
    await prisma.$transaction(async (tx) => {
      const [job] = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM "Job" WHERE id = ${id} FOR UPDATE`
      const found = await tx.job.findFirst({ where: { id } })
      if (job && found) await tx.job.delete({ where: { id: job.id } })
    })
  }
}

async function move(id: number) {
  return prisma.$transaction(async (tx) => tx.job.findFirst({ where: { id } }))
}

export async function behindCall(ids: number[]) {
  for (const id of ids) await move(id)
}

/** One transaction around the whole loop changes nothing. */
export async function together(ids: number[]) {
  await prisma.$transaction(async (tx) => {
    for (const id of ids) console.log(await tx.job.findFirst({ where: { id } })) // want "`tx.job.findFirst`"
    await Promise.all(ids.map(async (id) => tx.auditLog.findFirst({ where: { id } }))) // want "`tx.auditLog.findFirst`"
  })
}

export async function nested(groups: number[][]) {
  for (const ids of groups) {
    await prisma.$transaction(async (tx) => {
      for (const id of ids) console.log(await tx.job.findFirst({ where: { id } })) // want "for each `id` of `ids`"
    })
  }
}

async function unique(id: number) {
  return prisma.$transaction(async (tx) => tx.user.findUnique({ where: { id } }))
}

/** Transactions share no statement. */
export async function eachUnique(ids: number[]) { // want fn:"N(ids)"
  await Promise.all(ids.map(async (id) => unique(id)))
}
