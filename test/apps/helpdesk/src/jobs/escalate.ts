import { logger } from '@/lib/logger'
import { escalateOverdue } from '@/services/escalation'

export async function escalate() {
  logger.info('escalated', { tickets: await escalateOverdue() })
}
