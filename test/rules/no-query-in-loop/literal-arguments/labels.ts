import { prisma } from './db'

interface Options { readonly tags: readonly string[]; readonly withAuthor?: boolean; readonly kind?: 'post' | 'page' }

async function allTags() {
  return prisma.tag.findMany()
}

/** Asks for tags only where some tag wants them all. */
async function labels(id: number, { tags }: Options) {
  const wantsAll = tags.some((tag) => tag === '*')
  const known = wantsAll ? await allTags() : []
  return [id, ...known]
}

async function byLength(id: number, tags: readonly string[]) {
  if (tags.length > 0) console.log(await prisma.tag.findMany({ where: { posts: { some: { id } } } }))
}

async function byFirst(id: number, tags: readonly string[]) {
  const first = tags.find((tag) => tag.startsWith('#'))
  if (!first) return undefined
  return prisma.tag.findFirst({ where: { name: first, posts: { some: { id } } } })
}

async function everyTag(id: number, tags: readonly string[]) {
  for (const tag of tags) console.log(await prisma.tag.findFirst({ where: { name: tag, posts: { some: { id } } } })) // want "`prisma.tag.findFirst`"
}

async function mapped(id: number, tags: readonly string[]) {
  return Promise.all(tags.map((name) => prisma.tag.findFirst({ where: { name, posts: { some: { id } } } }))) // want "`prisma.tag.findFirst`"
}

async function flagged(id: number, options: Options) {
  if (options.withAuthor) return prisma.user.findFirst({ where: { posts: { some: { id } } } })
  return undefined
}

async function byKind(id: number, kind: 'post' | 'page') {
  if (kind === 'page') return undefined
  return prisma.post.findFirst({ where: { id } })
}

export async function nothingAsked(posts: { id: number }[]) {
  const base = { withAuthor: true }
  for (const post of posts) {
    await labels(post.id, { ...base, tags: [] })
    await byLength(post.id, [])
    await byFirst(post.id, [])
    await everyTag(post.id, [])
    await mapped(post.id, [])
    await flagged(post.id, { tags: [], withAuthor: false })
    await flagged(post.id, { tags: [] })
    await byKind(post.id, 'page')
  }
}

export async function asked(posts: { id: number }[], tags: string[]) {
  for (const post of posts) {
    await labels(post.id, { tags }) // want "`prisma.tag.findMany`"
    await labels(post.id, { tags: ['*'] }) // want "`prisma.tag.findMany`"
    await byLength(post.id, tags) // want "`prisma.tag.findMany`"
    await byFirst(post.id, tags) // want "`prisma.tag.findFirst`"
    await everyTag(post.id, tags) // want "`prisma.tag.findFirst`"
    await mapped(post.id, tags) // want "`prisma.tag.findFirst`"
    await flagged(post.id, { tags: [], withAuthor: true }) // want "`prisma.user.findFirst`"
    await byKind(post.id, 'post') // want "`prisma.post.findFirst`"
  }
}

/** Lists and flags that are filled or set before they are asked. */
export async function filled(posts: { id: number; tag: string }[]) {
  const tags: string[] = []
  const options = { tags: [] as string[], withAuthor: false }
  let found = false
  posts.forEach((post) => {
    tags.push(post.tag)
    options.tags.push(post.tag)
    found = post.id > 0
  })
  options.withAuthor = true
  for (const post of posts) {
    await byLength(post.id, tags) // want "`prisma.tag.findMany`"
    await labels(post.id, options) // want "`prisma.tag.findMany`"
    await flagged(post.id, options) // want "`prisma.user.findFirst`"
    if (found === true) await allTags() // want "`prisma.tag.findMany`"
  }
}

function pick(tag: string) {
  return tag.startsWith('#') ? tag.split('#')[1] ?? null : null
}

/** What is picked from no items is nothing. */
function names(tags: readonly string[]) {
  const picked = new Set<string>()
  for (const tag of tags) {
    const one = pick(tag)
    if (one) picked.add(one)
  }
  return Array.from(picked)
}

async function known(id: number, tags: readonly string[]) {
  const all = names(tags)
  if (all.length === 0) return []
  return prisma.tag.findMany({ where: { name: { in: all }, posts: { some: { id } } } })
}

export async function picked(posts: { id: number }[], tags: string[]) {
  for (const post of posts) {
    await known(post.id, [])
    await known(post.id, tags) // want "`prisma.tag.findMany`"
  }
}
