import type { NextFunction, Request, Response } from 'express'
import { unauthorised } from '@/lib/errors'
import { prisma } from '@/lib/prisma'

export async function authenticate(request: Request, response: Response, next: NextFunction) {
  const email = request.header('x-agent')
  const agent = email === undefined ? null : await prisma.agent.findUnique({ where: { email } })
  if (agent === null) return next(unauthorised())
  response.locals.agent = agent
  next()
}
