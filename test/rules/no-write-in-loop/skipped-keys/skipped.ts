import { prisma } from './db'

interface Order {
  id: number
  customerId: number
  kind: string
}

// A set of what was seen skips the others and answers nothing.
export async function customers(orders: Order[]) {
  const seen = new Set<number>()
  for (const order of orders) {
    if (seen.has(order.customerId)) continue
    seen.add(order.customerId)
    await prisma.auditLog.create({ data: { message: String(order.customerId) } }) // want "`prisma.auditLog.create` runs once for each `order` of `orders`"
  }
}

export class Journal {
  private readonly seen = new Set<number>()

  async add(orders: Order[]) {
    for (const order of orders) {
      if (this.seen.has(order.customerId)) continue
      this.seen.add(order.customerId)
      await prisma.auditLog.create({ data: { message: String(order.customerId) } }) // want "`prisma.auditLog.create` runs once for each `order` of `orders`"
    }
  }
}

// A map keeps what was made, and a key that is the same in each round is written once.
export async function tags(orders: Order[]) {
  const made = new Map<string, number>()
  for (const order of orders) {
    let id = made.get(order.kind)
    if (id === undefined) {
      const tag = await prisma.tag.create({ data: { name: order.kind } })
      id = tag.id
      made.set(order.kind, id)
    }
    console.log(order.id, id)
  }
}

export async function once(orders: Order[], day: string) {
  const done = new Set<string>()
  for (const order of orders) {
    console.log(order.id)
    if (done.has(day)) continue
    done.add(day)
    await prisma.auditLog.create({ data: { message: day } })
  }
}
