import { config } from '@/config'
import { logger } from './logger'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export async function sendMail(mail: Mail): Promise<void> {
  if (config.mailUrl === undefined) {
    logger.info('mail is off', { to: mail.to, subject: mail.subject })
    return
  }
  const response = await fetch(config.mailUrl, { method: 'POST', body: JSON.stringify(mail) })
  if (!response.ok) throw new Error(`The mail service answers ${response.status}.`)
}
