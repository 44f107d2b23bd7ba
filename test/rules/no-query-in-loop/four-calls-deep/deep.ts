import { prisma } from './db'

const one = (id: number) => two(id)
const two = async (id: number) => await three({ id })
function three(options: { id: number }) {
  return four(options)
}
async function four({ id }: { id: number }) {
  if (id < 0) throw new Error('no such user')
  return prisma.post.findMany({ where: { authorId: id } })
}

export async function deep(ids: number[]) {
  for (const id of ids) await one(id) // want "post.findMany"
}
