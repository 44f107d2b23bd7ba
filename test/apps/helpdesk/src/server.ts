import { createApp } from './app'
import { config } from './config'
import { startJobs } from './jobs'
import { logger } from './lib/logger'

createApp().listen(config.port, () => logger.info('listening', { port: config.port }))
startJobs()
