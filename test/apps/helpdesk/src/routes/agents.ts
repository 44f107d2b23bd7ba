import { Router } from 'express'
import { asyncHandler } from '@/lib/async-handler'
import { AgentService } from '@/services/agents'
import { unreadOf } from '@/services/notifications'

const agents = new AgentService()

export const agentRoutes = Router()

agentRoutes.get('/', asyncHandler(async (_request, response) => {
  response.json(await agents.withWorkload(response.locals.agent.organizationId))
}))

agentRoutes.get('/me/notifications', asyncHandler(async (_request, response) => {
  response.json(await unreadOf(response.locals.agent.id))
}))
