import { prisma } from './db'

type Item = { readonly type: 'post' | 'user' | 'note'; readonly id: number; readonly done?: boolean }

async function handle(item: Item) {
  switch (item.type) {
    case 'post': return prisma.post.findFirst({ where: { id: item.id } })
    case 'user': return prisma.user.findFirst({ where: { id: item.id } })
    default: return undefined
  }
}

async function handleIf(item: Item) {
  if (item.type === 'post') return prisma.post.findFirst({ where: { id: item.id } })
  return undefined
}

async function handleKind(type: Item['type'], id: number) {
  if (type !== 'post') return undefined
  return prisma.post.findFirst({ where: { id } })
}

async function passed(item: Item) {
  return handleIf(item)
}

export async function filtered(items: Item[]) {
  await Promise.all(items.filter((item) => item.type === 'note').map((item) => handle(item)))
  await Promise.all(items.filter(({ type }) => type === 'note').map((item) => handleIf(item)))
  await Promise.all(items.filter((item) => item.type === 'note').map(handleIf))
  await Promise.all(items.filter((item) => item.type !== 'post').map((item) => handleIf(item)))
  const notes = items.filter((item) => item.type === 'note' && !item.done)
  for (const note of notes) {
    await handle(note)
    await passed(note)
    await handleKind(note.type, note.id)
  }
  for (const user of items.filter((item) => item.type === 'user')) {
    await handleIf(user)
    await handle(user) // want "`prisma.user.findFirst`"
  }
}

export async function narrowed(items: Item[]) {
  for (const item of items) {
    if (item.type === 'note') {
      await handle(item)
      await handleIf(item)
      await handleKind(item.type, item.id)
    } else {
      await handle(item) // want "`prisma.post.findFirst`"
    }
  }
  for (const item of items) {
    if (item.type === 'post') continue
    await handleIf(item)
    await passed(item)
    await handle(item) // want "`prisma.user.findFirst`"
  }
  for (const item of items) {
    switch (item.type) {
      case 'note':
        await handle(item)
        break
      case 'post':
        await handleIf(item) // want "`prisma.post.findFirst`"
        break
      default:
        await handleIf(item)
    }
  }
}

/** Rows of a query are no other than what a caller passes. */
export async function rows() {
  const logs = await prisma.auditLog.findMany()
  for (const log of logs) {
    if (log.kind !== 'post') continue
    await byKind(log)
  }
  for (const log of logs.filter((one) => one.kind === 'user')) await byKind(log) // want "`prisma.user.findFirst`"
  for (const log of logs.filter((one) => one.kind === 'post')) await byKind(log)
}

async function byKind(log: { id: number; kind: string }) {
  if (log.kind === 'user') return prisma.user.findFirst({ where: { id: log.id } })
  return undefined
}

export async function made(sources: { id: number }[]) {
  const items = sources.map((source) => ({ type: 'note' as const, id: source.id }))
  for (const item of items) await handle(item)
  const posts = sources.map((source) => ({ type: 'post' as const, id: source.id }))
  for (const item of posts) await handle(item) // want "`prisma.post.findFirst`"
  const all: Item[] = []
  for (const source of sources) {
    all.push({ type: 'post', id: source.id })
    all.push({ type: 'note', id: source.id })
  }
  for (const item of all.filter((one) => one.type === 'note')) await handle(item)
  for (const item of all.filter((one) => one.type === 'post')) await handle(item) // want "`prisma.post.findFirst`"
  for (const item of all) await handle(item) // want "`prisma.post.findFirst`"
}

export async function open(items: Item[], others: Item[]) {
  await Promise.all(items.map((item) => handle(item))) // want "`prisma.post.findFirst`"
  await Promise.all(items.filter((item) => item.id > 0).map((item) => handle(item))) // want "`prisma.post.findFirst`"
  await Promise.all(items.filter((item) => item.type === 'post').map((item) => handle(item))) // want "`prisma.post.findFirst`"
  await Promise.all(items.filter((item) => item.type === 'note' || item.done).map((item) => handle(item))) // want "`prisma.post.findFirst`"
  let list = items
  if (others.length > 0) list = items.filter((item) => item.type === 'note')
  for (const item of list) await handle(item) // want "`prisma.post.findFirst`"
  for (const item of items) {
    if (item.type !== 'note') continue
    for (const other of items) await handle(other) // want "`prisma.post.findFirst`"
    for (const other of others) await handle(other) // want "`prisma.post.findFirst`"
  }
}

type Job = { status: 'queued' | 'done'; readonly id: number }

function run(job: Job) {
  job.status = 'done'
}

async function finish(job: Job) {
  if (job.status === 'done') await prisma.job.findFirst({ where: { id: job.id } })
}

/** What code changes on the way is no longer what was found out. */
export async function changed(jobs: Job[]) {
  for (const job of jobs) {
    if (job.status !== 'queued') continue
    run(job)
    await finish(job) // want "`prisma.job.findFirst`"
  }
}

/** Another item of the same list is another thing. */
export async function related(items: (Item & { readonly parentId: number })[]) {
  for (const item of items) {
    if (item.type !== 'note') continue
    const parent = items.find((one) => one.id === item.parentId)
    if (parent) await handleIf(parent) // want "`prisma.post.findFirst`"
    await all(items) // want "`prisma.post.findFirst`"
  }
}

async function all(items: Item[]) {
  for (const item of items) await handleIf(item) // want "`prisma.post.findFirst`"
}
