import { PrismaClient, Status } from './generated/client'

const prisma = new PrismaClient()

// As many queries as the schema has values, however many rows there are.
export async function perStatus() {
  for (const status of Object.values(Status)) console.log(await prisma.job.count({ where: { status } }))
}
