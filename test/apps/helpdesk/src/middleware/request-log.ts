import type { NextFunction, Request, Response } from 'express'
import { logger } from '@/lib/logger'

export function requestLog(request: Request, response: Response, next: NextFunction) {
  const started = performance.now()
  response.on('finish', () => logger.info('request', { method: request.method, path: request.path, status: response.statusCode, ms: Math.round(performance.now() - started) }))
  next()
}
