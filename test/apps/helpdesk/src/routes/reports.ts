import { Router } from 'express'
import { asyncHandler } from '@/lib/async-handler'
import { statusReport, workloadReport } from '@/services/reports'

export const reportRoutes = Router()

reportRoutes.get('/status', asyncHandler(async (_request, response) => {
  response.json(await statusReport())
}))

reportRoutes.get('/workload', asyncHandler(async (_request, response) => {
  response.json(await workloadReport())
}))
