import { prisma } from './db'

class Person {
  constructor(readonly id: number, readonly email: string) {}
}

declare function outside(email: string): Promise<Person | undefined>
declare const registry: { lookup(email: string): Person | null; certain(email: string): Person }

// What a declaration says may be missing.
export async function declared(emails: string[]) {
  for (const email of emails) {
    const person = await outside(email)
    if (!person) await prisma.user.create({ data: { email } }) // want "`prisma.user.create` runs once for each `email` of `emails`: 0 … N(emails) statements"
    const known = registry.lookup(email)
    if (known === null) await prisma.post.findFirst({ where: { slug: email } }) // want "`prisma.post.findFirst` runs once for each `email` of `emails`: 0 … N(emails) queries"
    const certain = registry.certain(email)
    if (!certain) await prisma.comment.findFirst({ where: { body: email } })
  }
}

async function load(ids: number[]): Promise<Person[]> {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } })
  return users.map((user) => new Person(user.id, user.email))
}

// What is looked for among objects.
export async function looked(ids: number[]) {
  const people = await load(ids)
  for (const id of ids) {
    const person = people.find((one) => one.id === id)
    if (!person) await prisma.user.create({ data: { email: String(id) } }) // want "`prisma.user.create` runs once for each `id` of `ids`: 0 … N(ids) statements"
  }
}

export async function each(ids: number[]) {
  for (const person of await load(ids)) {
    if (!person) await prisma.user.create({ data: { email: '' } })
  }
}
