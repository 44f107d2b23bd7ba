import { prisma } from '../src/lib/prisma'

const organization = await prisma.organization.create({ data: { name: 'Example' } })

for (let index = 0; index < 50; index++) {
  await prisma.customer.create({ data: { email: `customer${index}@example.com`, name: `Customer ${index}`, organizationId: organization.id } })
}
