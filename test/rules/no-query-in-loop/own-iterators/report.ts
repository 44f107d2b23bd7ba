import { prisma } from './db'
import { each, mapSeries } from './lists'

// Named as the code at hand names them, not as the function that walks the list does.
export async function all(customerIds: number[]) {
  await each(customerIds, (id) => prisma.post.findMany({ where: { authorId: id } })) // want "`prisma.post.findMany` runs once for each `id` of `customerIds`: N(customerIds) queries"
  return mapSeries(customerIds, async (customer) => prisma.post.count({ where: { authorId: customer } })) // want "of `customerIds`: N(customerIds) queries"
}
