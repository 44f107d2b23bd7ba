import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

for (const email of process.argv.slice(2)) {
  const user = await prisma.user.findFirst({ where: { email } })
  console.log(user)
}
