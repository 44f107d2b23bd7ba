import { prisma, type Reporting } from './client'
import { db, type Extended, type ExtendedService, type Service } from './defined'

export async function methods(ids: number[], emails: string[]) {
  for (const id of ids) await prisma.post.exists({ id }) // want "`prisma.post.groupBy("
  for (const id of ids) await prisma.user.ofTeam(id) // want "`prisma.user.findMany("
  for (const email of emails) await prisma.user.named(email) // want "`base.user.findFirst`"
  for (const email of emails) await prisma.note(email) // want "`client.auditLog.findFirst`"
  for (const email of emails) prisma.user.normalised(email)
  for (const email of emails) prisma.$shout(email)
  for (const id of ids) console.log(id, prisma.user.modelName())
  await prisma.$transaction(async (tx) => {
    for (const id of ids) await tx.user.exists({ id }) // want "`tx.user.exists` reaches `context.count`"
    for (const id of ids) tx.user.normalised(String(id))
  })
}

export async function chained(ids: number[], client: Reporting, extended: Extended, service: Service, own: ExtendedService) {
  for (const id of ids) await own.tag.called(String(id)) // want "`own.tag.called` reaches"
  for (const id of ids) await client.user.exists({ id }) // want "`client.user.exists` reaches `context.count`"
  for (const id of ids) await db.comment.archived(id) // want "`db.comment.archived` reaches"
  for (const id of ids) await db.post.draft(id) // want "`db.post.draft` reaches `client.post.findFirst`"
  for (const id of ids) console.log(db.post.titleOf(id))
  for (const id of ids) await db.user.colleagues(String(id)) // want "`db.user.colleagues` reaches"
  for (const id of ids) await db.user.findMany({ where: { teamId: id } }) // want "`db.user.findMany` runs once"
  for (const id of ids) await extended.tag.called(String(id)) // want "`extended.tag.called` reaches"
  for (const id of ids) await service.extended.tag.called(String(id)) // want "`service.extended.tag.called` reaches"
}

// Of a model that the extension says nothing of, the function does not exist; what is somebody else's is nobody's.
export async function others(ids: number[], store: { $extends(parts: object): any }) {
  const extended = store.$extends({ model: { user: { hello: (id: number) => id } } })
  for (const id of ids) extended.user.hello(id)
}
