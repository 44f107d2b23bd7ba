import { prisma } from './db'

interface User { readonly id: number; readonly name: string | null }

function load(id: number) {
  return prisma.user.findFirst({ where: { id } })
}

async function coalesced(id: number, user?: User | null) {
  const known = user ?? (await load(id))
  return known?.name
}

async function either(id: number, user?: User) {
  user = user || (await load(id)) || undefined
  return user?.name
}

async function reassigned(id: number, user?: User | null) {
  if (!user) user = await load(id)
  return user?.name
}

async function isUndefined(id: number, user?: User | null) {
  if (user === undefined) user = await load(id)
  return user?.name
}

async function isTypeofUndefined(id: number, user?: User | null) {
  if (typeof user === 'undefined') user = await load(id)
  return user?.name
}

async function assigned(id: number, user?: User | null) {
  user ??= await load(id)
  return user?.name
}

async function assignedOr(id: number, user?: User | null) {
  user ||= await load(id)
  return user?.name
}

async function copied(id: number, given?: User | null) {
  let user = given
  if (!user) {
    user = await load(id)
  }
  return user?.name
}

async function ternary(id: number, user?: User) {
  const known = user ? user : await load(id)
  return known?.name
}

async function returned(id: number, user?: User) {
  if (user) return user.name
  return (await load(id))?.name
}

async function inOptions(id: number, options: { user?: User } = {}) {
  const user = options.user ?? (await load(id))
  return user?.name
}

async function inOptionalOptions(id: number, options?: { user?: User }) {
  const user = options?.user ?? (await load(id))
  return user?.name
}

async function destructured({ id, user }: { id: number; user?: User }) {
  const known = user ?? (await load(id))
  return known?.name
}

async function destructuredLet({ id, user }: { id: number; user?: User | null }) {
  if (!user) user = await load(id)
  return user?.name
}

async function byType(userOrId: User | number) {
  const user = typeof userOrId === 'number' ? await load(userOrId) : userOrId
  return user?.name
}

async function byObject(userOrId: User | number) {
  if (typeof userOrId === 'object') return userOrId.name
  return (await load(userOrId))?.name
}

async function byProperty(userOrId: User | number) {
  if (typeof userOrId !== 'number') return userOrId.name
  const user = await load(userOrId)
  return user?.name
}

async function bySlug(teamOrSlug: { id: number; slug: string } | string) {
  const team = typeof teamOrSlug === 'string' ? await prisma.team.findUniqueOrThrow({ where: { slug: teamOrSlug } }) : teamOrSlug
  return team.id
}

async function reassignedByType(teamOrSlug: { id: number; slug: string } | string) {
  let team = teamOrSlug
  if (typeof team === 'string') team = await prisma.team.findUniqueOrThrow({ where: { slug: team } })
  return team.id
}

/** The thing goes through two calls. */
async function passed(id: number, user?: User) {
  return between(id, { user })
}

async function between(id: number, options: { user?: User }) {
  return coalesced(id, options.user)
}

export async function given() {
  const users = await prisma.user.findMany()
  const teams = await prisma.team.findMany()
  for (const user of users) {
    await coalesced(user.id, user)
    await either(user.id, user)
    await reassigned(user.id, user)
    await isUndefined(user.id, user)
    await isTypeofUndefined(user.id, user)
    await assigned(user.id, user)
    await assignedOr(user.id, user)
    await copied(user.id, user)
    await ternary(user.id, user)
    await returned(user.id, user)
    await inOptions(user.id, { user })
    await inOptionalOptions(user.id, { user })
    await destructured({ id: user.id, user })
    await destructuredLet({ id: user.id, user })
    await byType(user)
    await byObject(user)
    await byProperty(user)
    await passed(user.id, user)
  }
  for (const team of teams) {
    await bySlug(team)
    await reassignedByType(team)
  }
}

export async function givenParts(posts: { authorId: number; author: User }[]) {
  for (const post of posts) {
    await coalesced(post.authorId, post.author)
    await either(post.authorId, post.author)
    await reassigned(post.authorId, post.author)
    await isUndefined(post.authorId, post.author)
    await isTypeofUndefined(post.authorId, post.author)
    await assigned(post.authorId, post.author)
    await assignedOr(post.authorId, post.author)
    await copied(post.authorId, post.author)
    await ternary(post.authorId, post.author)
    await returned(post.authorId, post.author)
    await inOptions(post.authorId, { user: post.author })
    await inOptionalOptions(post.authorId, { user: post.author })
    await destructured({ id: post.authorId, user: post.author })
    await destructuredLet({ id: post.authorId, user: post.author })
    await byType(post.author)
    await byObject(post.author)
    await byProperty(post.author)
    await passed(post.authorId, post.author)
  }
}

export async function missing(posts: { authorId: number; slug: string }[]) {
  for (const post of posts) {
    await coalesced(post.authorId) // want "`prisma.user.findFirst`"
    await either(post.authorId) // want "`prisma.user.findFirst`"
    await reassigned(post.authorId) // want "`prisma.user.findFirst`"
    await reassigned(post.authorId, null) // want "`prisma.user.findFirst`"
    await isUndefined(post.authorId) // want "`prisma.user.findFirst`"
    await isTypeofUndefined(post.authorId) // want "`prisma.user.findFirst`"
    await assigned(post.authorId) // want "`prisma.user.findFirst`"
    await assignedOr(post.authorId) // want "`prisma.user.findFirst`"
    await copied(post.authorId) // want "`prisma.user.findFirst`"
    await ternary(post.authorId) // want "`prisma.user.findFirst`"
    await returned(post.authorId) // want "`prisma.user.findFirst`"
    await inOptions(post.authorId) // want "`prisma.user.findFirst`"
    await inOptions(post.authorId, {}) // want "`prisma.user.findFirst`"
    await inOptionalOptions(post.authorId) // want "`prisma.user.findFirst`"
    await destructured({ id: post.authorId }) // want "`prisma.user.findFirst`"
    await destructuredLet({ id: post.authorId }) // want "`prisma.user.findFirst`"
    await byType(post.authorId) // want "`prisma.user.findFirst`"
    await byObject(post.authorId) // want "`prisma.user.findFirst`"
    await byProperty(post.authorId) // want "`prisma.user.findFirst`"
    await bySlug(post.slug) // want "`prisma.team.findUniqueOrThrow`"
    await reassignedByType(post.slug) // want "`prisma.team.findUniqueOrThrow`"
    await passed(post.authorId) // want "`prisma.user.findFirst`"
  }
}
