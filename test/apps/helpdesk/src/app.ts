import express from 'express'
import { authenticate } from './middleware/authenticate'
import { errorHandler } from './middleware/error-handler'
import { requestLog } from './middleware/request-log'
import { agentRoutes } from './routes/agents'
import { categoryRoutes } from './routes/categories'
import { customerRoutes } from './routes/customers'
import { healthRoutes } from './routes/health'
import { reportRoutes } from './routes/reports'
import { ticketRoutes } from './routes/tickets'

export function createApp() {
  const app = express()
  app.use(express.json())
  app.use(requestLog)
  app.use('/health', healthRoutes)
  app.use(authenticate)
  app.use('/agents', agentRoutes)
  app.use('/categories', categoryRoutes)
  app.use('/customers', customerRoutes)
  app.use('/reports', reportRoutes)
  app.use('/tickets', ticketRoutes)
  app.use(errorHandler)
  return app
}
