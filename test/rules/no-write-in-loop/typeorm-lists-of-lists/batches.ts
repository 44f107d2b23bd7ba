import { chunk } from 'lodash'
import { In, type Repository } from 'typeorm'
import { AuditLog, Tag } from './entities'

interface Entry {
  message: string
}

function distributed<T>(all: T[], count: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < count; at += 1) groups.push([])
  all.forEach((one, at) => groups[at % count]?.push(one))
  return groups
}

// Items that are lists, of which each round writes or asks for a whole one.
export async function shared(logs: Repository<AuditLog>, messages: string[]) {
  const shares = distributed(messages, 4).map((share) => share.map((message) => ({ message })))
  await Promise.all(shares.map((share) => logs.insert(share)))
}

export async function sharedInALoop(logs: Repository<AuditLog>, messages: string[]) {
  const shares = distributed(messages, 4).map((share) => share.map((message) => ({ message })))
  for (const share of shares) await logs.insert(share)
}

export async function declared(logs: Repository<AuditLog>, pages: Entry[][]) {
  await Promise.all(pages.map((entries) => logs.insert(entries)))
}

export async function cut(logs: Repository<AuditLog>, entries: Entry[]) {
  const parts = chunk(entries, 500)
  await Promise.all(parts.map((part) => logs.insert(part)))
}

async function known(tags: Repository<Tag>, names: string[]) {
  return tags.find({ where: { name: In(names) } })
}

export async function missing(tags: Repository<Tag>, names: string[]) {
  const parts = chunk(names.map((name) => ({ name })), 500)
  return Promise.all(parts.map((part) => known(tags, part.map(({ name }) => name))))
}

// Items that are rows.
export async function one(logs: Repository<AuditLog>, entries: Entry[]) {
  for (const entry of entries) await logs.insert(entry) // want "`logs.insert` runs once for each `entry` of `entries`"
}

export async function mapped(logs: Repository<AuditLog>, entries: Entry[]) {
  await Promise.all(entries.map((entry) => logs.insert(entry))) // want "`logs.insert` runs once for each `entry` of `entries`"
}

export async function inTheParts(logs: Repository<AuditLog>) {
  const parts = chunk(await logs.find(), 500)
  for (const part of parts) {
    for (const log of part) {
      log.kind = 'old'
      await logs.save(log) // want "`logs.save` runs once for each `log` of `part`"
    }
  }
}

export async function pairs(logs: Repository<AuditLog>, kinds: Record<string, string>) {
  await Promise.all(Object.entries(kinds).map(([kind, message]) => logs.insert({ kind, message }))) // want "`logs.insert` runs once for each item of `Object.entries(kinds)`"
}
