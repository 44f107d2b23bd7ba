import { isEnabled, SYNC_ENABLED } from './settings'
import { prisma } from './db'

async function posts(authorId: number) {
  return prisma.post.findMany({ where: { authorId } })
}

function never() {
  return false
}

async function nothing(): Promise<{ id: number } | null> {
  return null
}

function empty(): number[] {
  return []
}

/** What these helpers give is known at each call. */
function key(kind: string) {
  if (kind === 'none') return undefined
  return `${kind}:posts`
}

function keyOrNothing(kind: string) {
  if (kind === 'posts') {
    return 'posts:all'
  }
}

function mapped(kind: string) {
  switch (kind) {
    case 'posts': return 'all'
    case 'drafts': return 'some'
    default: return null
  }
}

const shown = (kind: string) => kind === 'posts'

const wanted = (kind: string) => kind === 'posts' || kind === 'drafts'

const scope = (kind: string) => kind === 'none' ? null : { kind }

function ids(id: number, kind: string) {
  if (kind === 'none') return []
  return [id]
}

async function prepare(id: number, kind: string) {
  if (kind === 'none') return { ok: false as const }
  return { ok: true as const, id }
}

async function guarded(id: number, kind: string) {
  if (!shown(kind)) return []
  return posts(id)
}

async function keyed(id: number, kind: string) {
  const found = key(kind)
  if (!found) return []
  return posts(id)
}

async function keyedOrNothing(id: number, kind: string) {
  if (keyOrNothing(kind) === undefined) return []
  return posts(id)
}

async function switched(id: number, kind: string) {
  const found = mapped(kind)
  if (found === null) return []
  return posts(id)
}

async function both(id: number, kind: string) {
  if (wanted(kind)) return posts(id)
  return []
}

async function scoped(id: number, kind: string) {
  const found = scope(kind)
  if (found == null) return []
  return posts(id)
}

async function listed(id: number, kind: string) {
  const found = ids(id, kind)
  if (found.length === 0) return []
  return posts(id)
}

async function prepared(id: number, kind: string) {
  const ready = await prepare(id, kind)
  if (!ready.ok) return []
  return posts(ready.id)
}

async function taken(id: number, kind: string) {
  const { ok } = await prepare(id, kind)
  return ok ? posts(id) : []
}

class Exporter {
  constructor(private readonly kind: string) {}

  get isEmpty() {
    return false
  }

  private allows(kind: string) {
    if (kind === 'none') return false
    return this.kind !== ''
  }

  async run(id: number, kind: string) {
    if (!this.allows(kind)) return []
    return posts(id)
  }
}

export async function off(users: { id: number }[], exporter: Exporter) {
  for (const user of users) {
    if (never()) await posts(user.id)
    if (isEnabled()) await posts(user.id)
    if (SYNC_ENABLED) await posts(user.id)
    const ready = await nothing()
    if (ready) await posts(ready.id)
    if (empty().length > 0) await posts(user.id)
    await guarded(user.id, 'none')
    await keyed(user.id, 'none')
    await keyedOrNothing(user.id, 'none')
    await switched(user.id, 'none')
    await both(user.id, 'none')
    await scoped(user.id, 'none')
    await listed(user.id, 'none')
    await prepared(user.id, 'none')
    await taken(user.id, 'none')
    await exporter.run(user.id, 'none')
    if (!wanted('none')) continue
    await posts(user.id)
  }
}

export async function on(users: { id: number }[], exporter: Exporter) {
  for (const user of users) {
    if (!never()) await posts(user.id) // want "`prisma.post.findMany`"
    await guarded(user.id, 'posts') // want "`prisma.post.findMany`"
    await keyed(user.id, 'posts') // want "`prisma.post.findMany`"
    await keyedOrNothing(user.id, 'posts') // want "`prisma.post.findMany`"
    await switched(user.id, 'drafts') // want "`prisma.post.findMany`"
    await both(user.id, 'drafts') // want "`prisma.post.findMany`"
    await scoped(user.id, 'posts') // want "`prisma.post.findMany`"
    await listed(user.id, 'posts') // want "`prisma.post.findMany`"
    await prepared(user.id, 'posts') // want "`prisma.post.findMany`"
    await taken(user.id, 'posts') // want "`prisma.post.findMany`"
    await exporter.run(user.id, 'posts') // want "`prisma.post.findMany`"
  }
}

/** What depends on the item, or on what a caller passes, may be either. */
async function usable(item: { id: number; active: boolean }) {
  if (!item.active) return null
  return { id: item.id }
}

async function firstOf(list: readonly number[]) {
  for (const one of list) if (one > 0) return one
  return undefined
}

async function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export async function open(users: { id: number; active: boolean; kind: string; data: string }[], kind: string) {
  for (const user of users) {
    const ready = await usable(user)
    if (!ready) continue
    await posts(ready.id) // want "`prisma.post.findMany`"
    await guarded(user.id, user.kind) // want "`prisma.post.findMany`"
    await keyed(user.id, kind) // want "`prisma.post.findMany`"
    await prepared(user.id, kind) // want "`prisma.post.findMany`"
    await switched(user.id, user.kind) // want "`prisma.post.findMany`"
    const first = await firstOf([user.id])
    if (first) await posts(first) // want "`prisma.post.findMany`"
    const settings = await parsed(user.data)
    if (settings) await posts(user.id) // want "`prisma.post.findMany`"
  }
}
