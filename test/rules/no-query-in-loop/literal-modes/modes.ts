import { prisma } from './db'
import { Depth, KINDS, type Mode } from './kinds'

async function posts(authorId: number) {
  return prisma.post.findMany({ where: { authorId } })
}

async function switched(id: number, mode: Mode) {
  switch (mode) {
    case 'posts':
      return posts(id)
    case 'team':
      return [await prisma.team.findFirst({ where: { id } })]
    default:
      return []
  }
}

async function broken(id: number, mode: Mode) {
  const found: unknown[] = []
  switch (mode) {
    case 'none':
      break
    case 'team':
    case 'posts': {
      found.push(await posts(id))
      break
    }
  }
  return found
}

async function fallsThrough(id: number, mode: Mode) {
  const found: unknown[] = []
  switch (mode) {
    case 'team':
      found.push(id)
    // what a team has, posts have
    case 'posts':
      found.push(await posts(id))
      break
    default:
      found.push(0)
  }
  return found
}

async function byDefault(id: number, mode: Mode) {
  switch (mode) {
    case 'none': return []
    case 'team': return [id]
    default: return posts(id)
  }
}

async function leaves(id: number, mode: Mode) {
  switch (mode) {
    case 'none': return []
    case 'team': return [id]
  }
  return posts(id)
}


async function compared(id: number, mode: Mode = 'none') {
  if (mode === 'none') return []
  return posts(id)
}

async function oneOf(id: number, mode: Mode) {
  if (mode === 'posts' || mode === 'team') return posts(id)
  return []
}

async function noneOf(id: number, mode: Mode) {
  if (mode !== 'posts' && mode !== 'team') return []
  return posts(id)
}

async function included(id: number, mode: Mode) {
  if (['posts', 'team'].includes(mode)) return posts(id)
  return []
}

async function byEnum(id: number, depth: Depth) {
  if (depth === Depth.Deep) return posts(id)
  return []
}

async function switchedEnum(id: number, depth: Depth) {
  switch (depth) {
    case Depth.Flat: return []
    case Depth.Deep: return posts(id)
  }
}

async function byConstant(id: number, kind: string) {
  if (kind === KINDS.posts) return posts(id)
  return []
}

async function fromTable(id: number, mode: Mode) {
  const asks = { none: false, team: false, posts: true }[mode]
  if (!asks) return []
  return posts(id)
}

async function alternatives(id: number, mode: Mode) {
  if (mode === 'none') return []
  else if (mode === 'posts') return posts(id)
  else return [id]
}

/** A mode that goes through two calls. */
async function passed(id: number, options: { mode: Mode }) {
  return between(id, options.mode)
}

async function between(id: number, mode: Mode) {
  return [await switched(id, mode), await oneOf(id, mode)]
}

export async function off(users: { id: number }[]) {
  for (const user of users) {
    await switched(user.id, 'none')
    await broken(user.id, 'none')
    await fallsThrough(user.id, 'none')
    await byDefault(user.id, 'none')
    await byDefault(user.id, 'team')
    await leaves(user.id, 'none')
    await leaves(user.id, 'team')
    await compared(user.id)
    await compared(user.id, 'none')
    await oneOf(user.id, 'none')
    await noneOf(user.id, 'none')
    await included(user.id, 'none')
    await byEnum(user.id, Depth.Flat)
    await switchedEnum(user.id, Depth.Flat)
    await byConstant(user.id, KINDS.none)
    await byConstant(user.id, 'team')
    await fromTable(user.id, 'team')
    await alternatives(user.id, 'none')
    await alternatives(user.id, 'team')
    await passed(user.id, { mode: 'none' })
  }
}

export async function on(users: { id: number }[]) {
  for (const user of users) {
    await switched(user.id, 'posts') // want "`prisma.post.findMany`"
    await switched(user.id, 'team') // want "`prisma.team.findFirst`"
    await broken(user.id, 'team') // want "`prisma.post.findMany`"
    await broken(user.id, 'posts') // want "`prisma.post.findMany`"
    await fallsThrough(user.id, 'team') // want "`prisma.post.findMany`"
    await fallsThrough(user.id, 'posts') // want "`prisma.post.findMany`"
    await byDefault(user.id, 'posts') // want "`prisma.post.findMany`"
    await leaves(user.id, 'posts') // want "`prisma.post.findMany`"
    await compared(user.id, 'team') // want "`prisma.post.findMany`"
    await oneOf(user.id, 'team') // want "`prisma.post.findMany`"
    await noneOf(user.id, 'posts') // want "`prisma.post.findMany`"
    await included(user.id, 'team') // want "`prisma.post.findMany`"
    await byEnum(user.id, Depth.Deep) // want "`prisma.post.findMany`"
    await switchedEnum(user.id, Depth.Deep) // want "`prisma.post.findMany`"
    await byConstant(user.id, KINDS.posts) // want "`prisma.post.findMany`"
    await byConstant(user.id, 'posts') // want "`prisma.post.findMany`"
    await fromTable(user.id, 'posts') // want "`prisma.post.findMany`"
    await alternatives(user.id, 'posts') // want "`prisma.post.findMany`"
    await passed(user.id, { mode: 'posts' }) // want "`prisma.post.findMany`"
    await passed(user.id, { mode: 'team' }) // want "`prisma.team.findFirst`"
  }
}

export async function open(users: { id: number; mode: Mode }[], mode: Mode) {
  for (const user of users) {
    await switched(user.id, mode) // want "`prisma.post.findMany`"
    await switched(user.id, user.mode) // want "`prisma.post.findMany`"
    await byDefault(user.id, mode) // want "`prisma.post.findMany`"
    await leaves(user.id, mode) // want "`prisma.post.findMany`"
    await fromTable(user.id, mode) // want "`prisma.post.findMany`"
    await oneOf(user.id, user.mode) // want "`prisma.post.findMany`"
  }
}
