import type { NextFunction, Request, Response } from 'express'
import { HttpError } from '@/lib/errors'
import { logger } from '@/lib/logger'

export function errorHandler(error: unknown, _request: Request, response: Response, _next: NextFunction) {
  if (error instanceof HttpError) return response.status(error.status).json({ error: error.message })
  logger.error('request failed', { error: String(error) })
  return response.status(500).json({ error: 'Something went wrong' })
}
