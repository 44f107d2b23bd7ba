import { prisma } from './db'
import * as verdicts from './verdicts'

const limits = new verdicts.Limits()

// What comes after a function that may give back nothing is reached.

export async function plain(ids: number[], size: number) {
  const verdict = verdicts.plain(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function arrow(ids: number[], size: number) {
  const verdict = verdicts.arrow(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function later(ids: number[], size: number) {
  const verdict = await verdicts.later(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function bare(ids: number[], size: number) {
  const verdict = verdicts.bare(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function search(ids: number[], size: number) {
  const verdict = verdicts.search([size])
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function leftByBreak(ids: number[], size: number) {
  const verdict = verdicts.leftByBreak([size])
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function leftByLabel(ids: number[], size: number) {
  const verdict = verdicts.leftByLabel(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function withoutDefault(ids: number[], size: number) {
  const verdict = verdicts.withoutDefault(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function fallsOut(ids: number[], size: number) {
  const verdict = verdicts.fallsOut(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function swallows(ids: number[], size: number) {
  const verdict = verdicts.swallows(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function swallowsInside(ids: number[], size: number) {
  const verdict = verdicts.swallowsInside(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function limitsexceeded(ids: number[], size: number) {
  const verdict = limits.exceeded(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

export async function limitsverdict(ids: number[], size: number) {
  const verdict = limits.verdict
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  return undefined
}

// What comes after one that always gives something is not.

export async function either(ids: number[], size: number) {
  const verdict = verdicts.either(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function orThrows(ids: number[], size: number) {
  const verdict = verdicts.orThrows(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function orFails(ids: number[], size: number) {
  const verdict = verdicts.orFails(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function orExits(ids: number[], size: number) {
  const verdict = verdicts.orExits(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function withDefault(ids: number[], size: number) {
  const verdict = verdicts.withDefault(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function exhaustive(ids: number[], size: number) {
  const verdict = verdicts.exhaustive('a')
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function forever(ids: number[], size: number) {
  const verdict = verdicts.forever([size])
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function whileTrue(ids: number[], size: number) {
  const verdict = verdicts.whileTrue([size])
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function rethrows(ids: number[], size: number) {
  const verdict = verdicts.rethrows(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function atLast(ids: number[], size: number) {
  const verdict = verdicts.atLast(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function generated(ids: number[], size: number) {
  const verdict = verdicts.generated(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

export async function wrapped(ids: number[], size: number) {
  const verdict = verdicts.wrapped(size)
  if (verdict) return verdict
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } }))
  return undefined
}

// The same in other words.

export async function thrown(ids: number[], size: number) {
  const verdict = verdicts.plain(size)
  if (verdict !== undefined) throw new Error(verdict.type)
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
}

export async function loose(ids: number[], size: number) {
  if (verdicts.plain(size) != null) return
  for (const id of ids) console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
}

export async function instead(ids: number[], size: number) {
  for (const id of ids) console.log(verdicts.plain(size) ?? await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
}

export async function insteadOfCertain(ids: number[], size: number) {
  for (const id of ids) console.log(verdicts.either(size) ?? await prisma.post.findFirst({ where: { authorId: id } }))
}

export async function skipped(ids: number[], size: number) {
  for (const id of ids) {
    const why = verdicts.plain(size + id)
    if (why) continue
    console.log(await prisma.post.findFirst({ where: { authorId: id } })) // want "`prisma.post.findFirst`"
  }
}

async function listed(teamId: number) {
  if (teamId > 0) return prisma.user.findMany({ where: { teamId } })
}

// Where something is taken of it, it was there.
export async function taken(teamId: number) {
  const users = await listed(teamId)
  for (const user of users!) console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "once for each `user` of `users`"
}
