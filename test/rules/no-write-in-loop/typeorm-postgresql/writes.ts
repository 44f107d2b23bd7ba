import type { DataSource, Repository } from 'typeorm'
import { AuditLog, Profile } from './entities'

// What the database makes comes back with the statement.
export async function inserts(logs: Repository<AuditLog>, messages: string[]) { // want fn:"N(messages)"
  for (const message of messages) await logs.insert({ message }) // want "N(messages) statements; one `insert` takes them all"
}

export async function saves(source: DataSource, messages: string[]) { // want fn:"N(messages) … 2·N(messages)"
  for (const message of messages) await source.manager.save(AuditLog, { message }) // want "`source.manager.save`"
}

export async function createdThenSaved(profiles: Repository<Profile>, bios: string[]) {
  for (const bio of bios) {
    const profile = profiles.create({ bio })
    await profiles.save(profile) // want "`profiles.save` runs once for each `bio` of `bios`"
  }
}

export async function firstFree(logs: Repository<AuditLog>, messages: string[]) {
  for (const message of messages) {
    if (message === '') continue
    return logs.save({ message })
  }
  return undefined
}

export async function untilOneIsSaved(logs: Repository<AuditLog>, messages: string[]) {
  for (const message of messages) {
    if (message.length > 3) {
      await logs.save({ message })
      break
    }
  }
}
