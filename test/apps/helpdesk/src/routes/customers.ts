import { Router } from 'express'
import { z } from 'zod'
import { asyncHandler } from '@/lib/async-handler'
import { pageOf } from '@/lib/pagination'
import { importCustomers, listCustomers } from '@/services/customers'

const rows = z.array(z.object({ email: z.string(), name: z.string() }))

export const customerRoutes = Router()

customerRoutes.get('/', asyncHandler(async (request, response) => {
  response.json(await listCustomers(response.locals.agent.organizationId, pageOf(request.query)))
}))

customerRoutes.post('/import', asyncHandler(async (request, response) => {
  response.json(await importCustomers(response.locals.agent.organizationId, rows.parse(request.body)))
}))
