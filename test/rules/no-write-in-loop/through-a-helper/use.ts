import { audit } from './audit'

export async function auditAll(messages: string[]) {
  for (const message of messages) await audit(message) // want "auditLog.create"
}
