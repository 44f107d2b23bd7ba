import { prisma } from './db'

interface Options { readonly deep?: boolean; readonly cached?: boolean; readonly limit?: number; readonly include?: readonly string[] }

async function posts(authorId: number) {
  return prisma.post.findMany({ where: { authorId } })
}

async function byDefault(id: number, deep = false) {
  if (deep) return posts(id)
  return []
}

async function optional(id: number, deep?: boolean) {
  return deep ? posts(id) : []
}

async function required(id: number, deep: boolean) {
  const found = deep && (await posts(id))
  return found || []
}

async function negated(id: number, shallow = true) {
  if (!shallow) return posts(id)
  return []
}

async function returnsEarly(id: number, deep = false) {
  if (!deep) return null
  return posts(id)
}

async function twice(id: number, deep?: boolean) {
  if (!!deep) return posts(id)
  return []
}

async function asBoolean(id: number, deep?: boolean) {
  if (Boolean(deep)) return posts(id)
  return []
}

async function both(id: number, deep: boolean, wanted: boolean) {
  if (deep && wanted) return posts(id)
  return []
}

async function either(id: number, deep: boolean, wanted: boolean) {
  if (deep || wanted) return posts(id)
  return []
}

async function neither(id: number, deep: boolean, wanted: boolean) {
  if (!deep && !wanted) return []
  return posts(id)
}

async function isTrue(id: number, deep?: boolean) {
  if (deep === true) return posts(id)
  return []
}

async function isNotFalse(id: number, deep?: boolean) {
  if (deep !== false) return posts(id)
  return []
}

async function isNumber(id: number, depth = 0) {
  if (depth > 0) return posts(id)
  return []
}

async function named(id: number, deep = false, wanted = false) {
  const asks = deep || wanted
  if (!asks) return []
  return posts(id)
}

async function chosen(id: number, deep = false) {
  const mode = deep ? 'all' : undefined
  if (mode) return posts(id)
  return []
}

async function set(id: number, deep = false) {
  let mode: string | undefined
  if (deep) mode = 'all'
  if (!mode) return []
  return posts(id)
}

export async function off(users: { id: number }[]) {
  for (const user of users) {
    await byDefault(user.id)
    await byDefault(user.id, false)
    await optional(user.id)
    await optional(user.id, undefined)
    await required(user.id, false)
    await negated(user.id)
    await negated(user.id, true)
    await returnsEarly(user.id)
    await twice(user.id)
    await asBoolean(user.id, false)
    await both(user.id, true, false)
    await either(user.id, false, false)
    await neither(user.id, false, false)
    await isTrue(user.id)
    await isNotFalse(user.id, false)
    await isNumber(user.id)
    await isNumber(user.id, 0)
    await named(user.id)
    await chosen(user.id)
    await set(user.id)
  }
}

export async function on(users: { id: number }[]) {
  for (const user of users) {
    await byDefault(user.id, true) // want "`prisma.post.findMany`"
    await optional(user.id, true) // want "`prisma.post.findMany`"
    await required(user.id, true) // want "`prisma.post.findMany`"
    await negated(user.id, false) // want "`prisma.post.findMany`"
    await returnsEarly(user.id, true) // want "`prisma.post.findMany`"
    await twice(user.id, true) // want "`prisma.post.findMany`"
    await asBoolean(user.id, true) // want "`prisma.post.findMany`"
    await both(user.id, true, true) // want "`prisma.post.findMany`"
    await either(user.id, true, false) // want "`prisma.post.findMany`"
    await either(user.id, false, true) // want "`prisma.post.findMany`"
    await neither(user.id, true, false) // want "`prisma.post.findMany`"
    await isTrue(user.id, true) // want "`prisma.post.findMany`"
    await isNotFalse(user.id) // want "`prisma.post.findMany`"
    await isNumber(user.id, 1) // want "`prisma.post.findMany`"
    await named(user.id, false, true) // want "`prisma.post.findMany`"
    await chosen(user.id, true) // want "`prisma.post.findMany`"
    await set(user.id, true) // want "`prisma.post.findMany`"
  }
}

/** What a caller knows no more of than its own callers tell. */
export async function open(users: { id: number }[], deep: boolean) {
  for (const user of users) {
    await byDefault(user.id, deep) // want "`prisma.post.findMany`"
    await either(user.id, false, deep) // want "`prisma.post.findMany`"
    await named(user.id, deep) // want "`prisma.post.findMany`"
    await chosen(user.id, deep) // want "`prisma.post.findMany`"
    await set(user.id, deep) // want "`prisma.post.findMany`"
  }
}
