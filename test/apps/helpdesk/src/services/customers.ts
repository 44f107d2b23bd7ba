import { notFound } from '@/lib/errors'
import type { Page } from '@/lib/pagination'
import { prisma } from '@/lib/prisma'

export async function requesterOf(customerId: number) {
  const customer = await prisma.customer.findUnique({ where: { id: customerId } })
  if (customer === null) throw notFound('The customer')
  return { name: customer.name, email: customer.email }
}

export async function listCustomers(organizationId: number, page: Page) {
  const customers = await prisma.customer.findMany({ where: { organizationId }, ...page })
  const result = []
  for (const customer of customers) {
    const open = await prisma.ticket.count({ where: { customerId: customer.id, status: 'OPEN' } })
    result.push({ ...customer, open })
  }
  return result
}

interface Row {
  readonly email: string
  readonly name: string
}

export async function importCustomers(organizationId: number, rows: readonly Row[]) {
  let created = 0
  for (const row of rows) {
    const existing = await prisma.customer.findUnique({ where: { email: row.email } })
    if (existing) continue
    await prisma.customer.create({ data: { ...row, organizationId } })
    created += 1
  }
  return { created }
}
