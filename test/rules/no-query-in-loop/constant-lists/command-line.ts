import { prisma } from './db'

const LIMITS = { kinds: ['info', 'error'] }

export async function perArgument() {
  for (const slug of process.argv.slice(2)) console.log(await prisma.team.findFirst({ where: { slug } }))
  for (let at = 2; at < process.argv.length; at++) console.log(await prisma.team.findFirst({ where: { slug: process.argv[at]! } }))
}

export async function perKind() {
  for (let at = 0; at < LIMITS.kinds.length; at++) console.log(await prisma.auditLog.count({ where: { kind: LIMITS.kinds[at]! } }))
}

export async function perItem(given: { kinds: string[] }) {
  for (let at = 0; at < given.kinds.length; at++) console.log(await prisma.auditLog.count({ where: { kind: given.kinds[at]! } })) // want "`prisma.auditLog.count` runs once for each item of `given.kinds`"
}
