import { logger } from '@/lib/logger'
import { escalate } from './escalate'
import { housekeeping } from './housekeeping'
import { weeklyDigest } from './weekly-digest'

const MINUTE = 60 * 1000

const jobs = [
  { name: 'escalate', every: 5 * MINUTE, run: escalate },
  { name: 'housekeeping', every: 60 * MINUTE, run: housekeeping },
  { name: 'weekly-digest', every: 7 * 24 * 60 * MINUTE, run: weeklyDigest },
]

export function startJobs() {
  for (const job of jobs) {
    setInterval(() => {
      job.run().catch((error: unknown) => logger.error('job failed', { job: job.name, error: String(error) }))
    }, job.every)
  }
}
