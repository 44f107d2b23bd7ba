import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prisma } from '../src/lib/prisma'
import { importCustomers } from '../src/services/customers'

test('an import makes each customer once', async () => {
  for (const email of ['a@example.com', 'b@example.com']) await prisma.customer.deleteMany({ where: { email } })
  const rows = [{ email: 'a@example.com', name: 'A' }, { email: 'a@example.com', name: 'A' }]
  assert.deepEqual(await importCustomers(1, rows), { created: 1 })
})
