import type { DataSource, EntityManager } from 'typeorm'
import { User } from './entities'

declare const source: DataSource

// With the caller's manager, or in a transaction of its own.
async function within<T>(operation: (manager: EntityManager) => Promise<T>, manager?: EntityManager): Promise<T> {
  if (manager) return await operation(manager)
  return await source.transaction(async (own) => await operation(own))
}

async function byEmail(email: string, manager?: EntityManager) {
  return await within((one) => one.findOneBy(User, { email }), manager)
}

async function nothing(email: string, manager?: EntityManager) {
  return await within(async () => email, manager)
}

export async function each(emails: string[], manager: EntityManager) {
  for (const email of emails) await byEmail(email) // want "`byEmail` reaches `one.findOneBy` once for each `email` of `emails`: N(emails) queries"
  for (const email of emails) await byEmail(email, manager) // want "`byEmail` reaches `one.findOneBy` once for each `email` of `emails`"
  for (const email of emails) await nothing(email)
}
