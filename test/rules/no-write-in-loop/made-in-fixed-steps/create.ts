import { asConfigured, asLong, asMany, backupCodes, either, perEnvironment, samples, slots } from './codes'
import { prisma } from './db'
import { config } from './settings'

export async function enable(kind: string) {
  const codes = backupCodes(kind)
  await Promise.all(codes.map((code) => prisma.auditLog.create({ data: code })))
  return codes.map(({ message }) => message)
}

export async function renew(again: boolean) {
  let codes
  if (again) {
    codes = backupCodes('renewed')
    for (const code of codes) await prisma.auditLog.create({ data: code })
  }
  return codes
}

export async function reserve() {
  const reserved = await slots('slot')
  for (const { message } of reserved) await prisma.auditLog.create({ data: { message } })
}

export async function direct() {
  for (const sample of samples().map((one) => ({ ...one, kind: 'sample' }))) await prisma.auditLog.create({ data: sample })
  for (const entry of perEnvironment()) await prisma.auditLog.create({ data: entry })
}

export async function counted() {
  for (let at = 0; at < config.slots; at++) await prisma.auditLog.create({ data: { message: `slot ${at}` } })
}

export async function grown(names: string[]) {
  const codes = samples()
  for (const name of names) codes.push({ message: name, kind: 'info' })
  for (const code of codes) await prisma.auditLog.create({ data: code }) // want "once for each `code` of `codes`"
}

export async function grownInside(names: string[]) {
  const codes = samples()
  names.forEach((name) => codes.push({ message: name, kind: 'info' }))
  for (const code of codes) await prisma.auditLog.create({ data: code }) // want "once for each `code` of `codes`"
}

export async function asked(names: string[], count: number) {
  for (const entry of asMany(count)) await prisma.auditLog.create({ data: entry }) // want "once for each `entry` of `asMany(count)`"
  for (const entry of asConfigured({ entries: names.length })) await prisma.auditLog.create({ data: entry }) // want "runs once for each `entry`"
  for (const entry of asLong(names)) await prisma.auditLog.create({ data: entry }) // want "once for each `entry` of `asLong(names)`"
  for (const entry of either(names, count > 3)) await prisma.auditLog.create({ data: entry }) // want "runs once for each `entry`"
}
