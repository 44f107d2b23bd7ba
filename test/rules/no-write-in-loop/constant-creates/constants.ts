import { prisma } from './db'

export async function defaults() {
  for (const slug of ['admins', 'editors']) await prisma.team.create({ data: { slug } })
}
