import { prisma } from './db'

interface Order {
  id: number
  customerId: number
}

// There are as many queries as customers, of which nobody knows how many there are.
export async function customers(orders: Order[]) {
  const seen = new Set<number>()
  for (const order of orders) {
    if (seen.has(order.customerId)) continue
    seen.add(order.customerId)
    console.log(await prisma.user.findFirst({ where: { id: order.customerId } })) // want "`prisma.user.findFirst` runs once for each `order` of `orders`"
  }
}

// A map answers the others.
export async function named(orders: Order[]) {
  const names = new Map<number, string | null>()
  for (const order of orders) {
    if (!names.has(order.customerId)) {
      const user = await prisma.user.findFirst({ where: { id: order.customerId } })
      names.set(order.customerId, user?.name ?? null)
    }
    console.log(names.get(order.customerId))
  }
}

// Keys that are put together of what orders share.
export async function rates(orders: { kind: string }[], team: number) {
  const known = new Map<string, Promise<unknown>>()
  for (const order of orders) {
    const key = `${team}:${order.kind}`
    let rate = known.get(key)
    if (rate === undefined) {
      rate = prisma.tag.findFirst({ where: { name: order.kind } })
      known.set(key, rate)
    }
    console.log(await rate)
  }
}
