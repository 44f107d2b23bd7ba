import { Router } from 'express'
import { asyncHandler } from '@/lib/async-handler'
import { categoryTree, pathOf } from '@/services/categories'

export const categoryRoutes = Router()

categoryRoutes.get('/', asyncHandler(async (_request, response) => {
  response.json(await categoryTree(null))
}))

categoryRoutes.get('/:id/path', asyncHandler(async (request, response) => {
  response.json(await pathOf(Number(request.params.id)))
}))
