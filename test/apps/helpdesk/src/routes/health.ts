import { Router } from 'express'
import { asyncHandler } from '@/lib/async-handler'
import { prisma } from '@/lib/prisma'

export const healthRoutes = Router()

healthRoutes.get('/', asyncHandler(async (_request, response) => {
  await prisma.$queryRaw`SELECT 1`
  response.json({ ok: true })
}))
