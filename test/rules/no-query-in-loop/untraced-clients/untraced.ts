// Names alone are weak evidence: only a client's usual name together with a model and an operation of the schema is enough.
export async function byUsualName(ids: number[], { prisma }: any) {
  for (const id of ids) await prisma.post.findMany({ where: { authorId: id } }) // want "`prisma.post.findMany`"
}

export async function byOtherName(ids: number[], thing: any) {
  for (const id of ids) await thing.post.findMany({ where: { authorId: id } })
}

export async function noModel(ids: number[], prisma: any) {
  for (const id of ids) await prisma.invoice.findMany({ where: { id } })
}
