import { channel, plugins, publish, runHooks, runJob } from './buses'
import { Audit, bus, setup } from './handlers'

setup()
export const audit = new Audit(bus)

export async function created(ids: number[]) {
  for (const id of ids) await bus.emit('user.created', id) // want "`bus.emit` reaches `prisma.post.count`"
  for (const id of ids) await bus.emit('user.gone', id) // want "`bus.emit` reaches `prisma.comment.count`"
  for (const id of ids) await bus.emit('post.created', id) // want "`bus.emit` reaches `prisma.post.count`"
  await Promise.all(ids.map((id) => publish('user.created', id))) // want "`publish` reaches `prisma.post.count`"
  for (const id of ids) await runJob('count', id) // want "`runJob` reaches `prisma.post.count`"
  for (const id of ids) await channel.publish('user.created', id) // want "`channel.publish` reaches `prisma.post.count`"
  for (const id of ids) await plugins.saved(id) // want "`plugins.saved` reaches `prisma.post.count`"
  for (const id of ids) await runHooks(id) // want "`runHooks` reaches `prisma.post.count`"
}

// Nobody who listens to these queries, or nobody listens.
export async function quiet(ids: number[]) {
  for (const id of ids) await bus.emit('user.seen', id)
  for (const id of ids) await bus.emit('post.seen', id)
  for (const id of ids) await publish('user.renamed', id)
  for (const id of ids) await runJob('quiet', id)
  for (const id of ids) await channel.publish('user.seen', id)
}
