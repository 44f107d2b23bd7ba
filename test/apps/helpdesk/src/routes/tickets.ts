import { Router } from 'express'
import { z } from 'zod'
import { asyncHandler } from '@/lib/async-handler'
import { notFound } from '@/lib/errors'
import { pageOf } from '@/lib/pagination'
import { ticketRepository } from '@/repositories/tickets'
import { ticketDetails, ticketSummary } from '@/serializers/ticket'
import { assignTickets } from '@/services/assignments'
import { labelTicket } from '@/services/labels'

const assignment = z.object({ ticketIds: z.array(z.number()), agentId: z.number() })
const labels = z.object({ names: z.array(z.string()) })

export const ticketRoutes = Router()

ticketRoutes.get('/', asyncHandler(async (request, response) => {
  const tickets = await ticketRepository.list(pageOf(request.query))
  response.json(await Promise.all(tickets.map((ticket) => ticketSummary(ticket))))
}))

ticketRoutes.get('/:id', asyncHandler(async (request, response) => {
  const ticket = await ticketRepository.byId(Number(request.params.id))
  if (ticket === null) throw notFound('The ticket')
  response.json(await ticketDetails(ticket))
}))

ticketRoutes.post('/assignments', asyncHandler(async (request, response) => {
  const { ticketIds, agentId } = assignment.parse(request.body)
  response.json(await assignTickets(ticketIds, agentId))
}))

ticketRoutes.post('/:id/labels', asyncHandler(async (request, response) => {
  const { names } = labels.parse(request.body)
  response.json(await labelTicket(Number(request.params.id), names))
}))
