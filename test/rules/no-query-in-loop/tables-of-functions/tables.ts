import { prisma } from './db'

interface Item { readonly kind: string; readonly id: number }
type Handler = (item: Item) => Promise<unknown>

const ofPost = async (item: Item) => prisma.comment.findFirst({ where: { postId: item.id } })
const ofUser = async (item: Item) => prisma.post.findFirst({ where: { authorId: item.id } })
const plain = async (item: Item) => item.id

const handlers = new Map<string, Handler>([['post', ofPost], ['user', ofUser]])
const mixed = new Map<string, Handler>([['post', ofPost], ['plain', plain]])
const harmless = new Map<string, Handler>([['plain', plain]])

export async function byKind(items: Item[]) {
  for (const item of items) await handlers.get(item.kind)!(item) // want "reaches `prisma.comment.findFirst` once for each `item` of `items`"
  for (const item of items) {
    const handler = handlers.get(item.kind)
    if (!handler) continue
    await handler(item) // want "`handler` reaches `prisma.comment.findFirst`"
  }
  for (const item of items) await handlers.get(item.kind)?.(item) // want "reaches `prisma.comment.findFirst`"
}

export function handedOver(items: Item[], kind: string) {
  const handler = handlers.get(kind)!
  return Promise.all(items.map(handler)) // want "`handler` reaches `prisma.comment.findFirst`"
}

export class Index {
  private readonly handlers: Record<string, Handler> = { post: (item) => this.one(item), user: ofUser }
  private readonly byName = new Map<string, Handler>([['post', (item) => this.one(item)]])

  private one(item: Item) {
    return ofPost(item)
  }

  async all(items: Item[]) {
    for (const item of items) await this.handlers[item.kind]!(item) // want "reaches `prisma.comment.findFirst`"
    for (const item of items) await this.byName.get(item.kind)!(item) // want "reaches `prisma.comment.findFirst`"
  }
}

// Of which some do not query, none does, once each, or the one of a name that is known.
export async function silent(items: Item[], kind: string) {
  for (const item of items) await mixed.get(item.kind)!(item)
  await Promise.all(items.map(mixed.get(kind)!))
  for (const item of items) await harmless.get(item.kind)!(item)
  for (const item of items) await mixed.get('plain')!(item)
  for (const handler of handlers.values()) await handler({ kind: 'post', id: 1 })
  for (const [kind, handler] of handlers) await handler({ kind, id: 1 })
  await handlers.get(kind)!({ kind, id: 1 })
}

const limits = new Map([['post', 10], ['user', 20]])

export async function ofAWrittenMap() {
  for (const [kind, id] of limits) console.log(kind, await ofPost({ kind, id }))
  for (const kind of limits.keys()) await ofPost({ kind, id: 1 })
  await Promise.all([...limits.values()].map((id) => ofPost({ kind: 'post', id })))
}

export async function ofAFilledMap(items: Item[]) {
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const [, item] of byId) await ofPost(item) // want "`ofPost` reaches `prisma.comment.findFirst` once for each item of `byId`"
  for (const item of byId.values()) await ofPost(item) // want "`ofPost` reaches `prisma.comment.findFirst` once for each `item` of `byId`"
}
