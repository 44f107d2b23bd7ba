import { prisma } from './db'

interface Options { readonly deep?: boolean; readonly cached?: boolean; readonly limit?: number; readonly include?: readonly string[]; readonly with?: { readonly posts?: boolean } }

async function posts(authorId: number) {
  return prisma.post.findMany({ where: { authorId } })
}

async function member(id: number, options: Options = {}) {
  if (options.deep) return posts(id)
  return []
}

async function optional(id: number, options?: Options) {
  if (options?.deep) return posts(id)
  return []
}

async function destructured(id: number, { deep = false, limit = 10 }: Options = {}) {
  if (deep) return posts(id + limit)
  return []
}

async function inside(id: number, options: Options = {}) {
  const { deep = false, limit = 10 } = options
  if (deep) return posts(id + limit)
  return []
}

async function insideOptional(id: number, options?: Options) {
  const { deep = false } = options ?? {}
  if (deep) return posts(id)
  return []
}

async function spread(id: number, options: Options = {}) {
  const settings = { deep: false, limit: 10, ...options }
  if (settings.deep) return posts(id)
  return []
}

async function spreadAll(id: number, options: Options = {}) {
  const { deep, limit } = { ...DEFAULTS, ...options }
  if (deep) return posts(id + limit)
  return []
}

const DEFAULTS = { deep: false, limit: 10 }

async function assigned(id: number, options: Options = {}) {
  const settings = Object.assign({ deep: false }, options)
  if (settings.deep) return posts(id)
  return []
}

async function coalesced(id: number, options: Options = {}) {
  const deep = options.deep ?? false
  if (deep) return posts(id)
  return []
}

async function coalescedOptional(id: number, options?: Options) {
  const deep = options?.deep || false
  return deep ? posts(id) : []
}

async function onByDefault(id: number, options: Options = {}) {
  const fresh = !(options.cached ?? false)
  if (fresh) return posts(id)
  return []
}

async function coalescedOn(id: number, options?: Options) {
  const deep = options?.deep ?? true
  if (deep) return posts(id)
  return []
}

async function nested(id: number, options: Options = {}) {
  if (options.with?.posts) return posts(id)
  return []
}

async function listed(id: number, options: Options = {}) {
  if (options.include?.includes('posts')) return posts(id)
  return []
}

async function limited(id: number, { limit }: Options = {}) {
  if (!limit) return []
  return posts(id)
}

async function renamed(id: number, { deep: isDeep }: Options = {}) {
  if (!isDeep) return []
  return posts(id)
}

/** The flag goes through two calls. */
async function passed(id: number, options?: Options) {
  return outer(id, options)
}

async function outer(id: number, options?: Options) {
  return member(id, options)
}

async function passedOn(id: number, { deep = false }: Options = {}) {
  return rebuilt(id, { deep })
}

async function rebuilt(id: number, options: Options) {
  return destructured(id, { ...options, limit: 5 })
}

async function overridden(id: number, options: Options) {
  return destructured(id, { ...options, deep: false })
}

export async function off(users: { id: number }[]) {
  const shared = { limit: 3 }
  for (const user of users) {
    await member(user.id)
    await member(user.id, {})
    await member(user.id, { limit: 3 })
    await member(user.id, { deep: false })
    await member(user.id, { ...shared, deep: undefined })
    await optional(user.id)
    await optional(user.id, { limit: 2 })
    await destructured(user.id)
    await destructured(user.id, shared)
    await inside(user.id)
    await inside(user.id, { deep: false })
    await insideOptional(user.id)
    await insideOptional(user.id, {})
    await spread(user.id)
    await spread(user.id, { limit: 4 })
    await spreadAll(user.id)
    await spreadAll(user.id, shared)
    await assigned(user.id)
    await assigned(user.id, { deep: false })
    await coalesced(user.id)
    await coalesced(user.id, { limit: 2 })
    await coalescedOptional(user.id)
    await coalescedOptional(user.id, {})
    await onByDefault(user.id, { cached: true })
    await coalescedOn(user.id, { deep: false })
    await nested(user.id)
    await nested(user.id, { with: {} })
    await nested(user.id, { with: { posts: false } })
    await listed(user.id)
    await listed(user.id, { include: [] })
    await listed(user.id, { include: ['team', 'profile'] })
    await limited(user.id)
    await renamed(user.id)
    await renamed(user.id, { limit: 3 })
    await passed(user.id)
    await passed(user.id, { deep: false })
    await passedOn(user.id)
    await passedOn(user.id, { limit: 3 })
    await overridden(user.id, { deep: true })
  }
}

export async function on(users: { id: number }[]) {
  const shared = { deep: true }
  for (const user of users) {
    await member(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await member(user.id, shared) // want "`prisma.post.findMany`"
    await member(user.id, { ...shared, limit: 3 }) // want "`prisma.post.findMany`"
    await optional(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await destructured(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await inside(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await insideOptional(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await spread(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await spreadAll(user.id, shared) // want "`prisma.post.findMany`"
    await assigned(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await coalesced(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await coalescedOptional(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await onByDefault(user.id) // want "`prisma.post.findMany`"
    await onByDefault(user.id, { deep: false }) // want "`prisma.post.findMany`"
    await coalescedOn(user.id) // want "`prisma.post.findMany`"
    await coalescedOn(user.id, {}) // want "`prisma.post.findMany`"
    await nested(user.id, { with: { posts: true } }) // want "`prisma.post.findMany`"
    await listed(user.id, { include: ['team', 'posts'] }) // want "`prisma.post.findMany`"
    await limited(user.id, { limit: 3 }) // want "`prisma.post.findMany`"
    await renamed(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await passed(user.id, { deep: true }) // want "`prisma.post.findMany`"
    await passedOn(user.id, { deep: true }) // want "`prisma.post.findMany`"
  }
}

export async function open(users: { id: number }[], options: Options) {
  for (const user of users) {
    await member(user.id, options) // want "`prisma.post.findMany`"
    await member(user.id, { ...options, limit: 1 }) // want "`prisma.post.findMany`"
    await spread(user.id, options) // want "`prisma.post.findMany`"
    await coalesced(user.id, options) // want "`prisma.post.findMany`"
    await listed(user.id, options) // want "`prisma.post.findMany`"
    await passed(user.id, options) // want "`prisma.post.findMany`"
  }
}
