import { prisma } from './db'

interface Author {
  id: number
  name: string | null
}

type Resolvers = Record<string, (author: Author) => unknown>

async function byEntries(authors: Author[], resolvers: Resolvers) {
  const out = []
  for (const author of authors) {
    const extra: Record<string, unknown> = {}
    for (const [name, resolve] of Object.entries(resolvers)) extra[name] = await resolve(author)
    out.push({ ...author, ...extra })
  }
  return out
}

async function byKeys(authors: Author[], resolvers: Resolvers) {
  for (const author of authors) for (const name of Object.keys(resolvers)) await resolvers[name]!(author)
}

async function byNames(authors: Author[], resolvers: Resolvers) {
  for (const author of authors) for (const name in resolvers) await resolvers[name]!(author)
}

// Functions that callers hand over under names, each of which is called for each item.
export async function entries(authors: Author[]) {
  return byEntries(authors, { posts: (author) => prisma.post.count({ where: { authorId: author.id } }) }) // want "`prisma.post.count` runs once for each `author` of `authors`: N(authors) queries"
}

export async function keys(authors: Author[]) {
  return byKeys(authors, { posts: (author) => prisma.post.count({ where: { authorId: author.id } }) }) // want "`prisma.post.count` runs once for each `author` of `authors`: N(authors) queries"
}

export async function names(authors: Author[]) {
  return byNames(authors, { posts: (author) => prisma.post.count({ where: { authorId: author.id } }) }) // want "`prisma.post.count` runs once for each `author` of `authors`: N(authors) queries"
}

export async function plain(authors: Author[]) {
  return byEntries(authors, { title: (author) => author.name?.toUpperCase(), isNamed: ({ name }) => name !== null })
}

const restorers: Record<string, (ids: number[]) => Promise<unknown>> = {
  posts: (ids) => prisma.post.findMany({ where: { id: { in: ids } } }),
  comments: (ids) => prisma.comment.findMany({ where: { id: { in: ids } } }),
}

// Each round calls another of two functions.
export async function byKind(kinds: Record<string, number[]>) {
  for (const kind of Object.keys(kinds)) await restorers[kind]!(kinds[kind]!)
  for (const [kind, ids] of Object.entries(kinds)) await restorers[kind]!(ids)
  for (const kind in kinds) await restorers[kind]!(kinds[kind]!)
}

export async function forEachItem(items: { kind: string; ids: number[] }[]) {
  for (const item of items) await restorers[item.kind]!(item.ids) // want "once for each `item` of `items`"
}

type Kind = 'posts' | 'comments'

export class Restoring {
  private readonly restorers: Record<Kind, (ids: number[]) => Promise<unknown>> = {
    posts: (ids) => prisma.post.findMany({ where: { id: { in: ids } } }),
    comments: (ids) => prisma.comment.findMany({ where: { id: { in: ids } } }),
  }

  async all(kinds: Record<string, number[]>) {
    for (const kind of Object.keys(kinds) as Kind[]) await this.restorers[kind](kinds[kind]!)
  }

  async each(items: { kind: Kind; ids: number[] }[]) {
    for (const item of items) await this.restorers[item.kind](item.ids) // want "once for each `item` of `items`"
  }
}
