import { prisma } from './db'

const SAMPLES = 10

export async function samples() {
  const ids: number[] = []
  for (let at = 0; at < SAMPLES; at += 1) {
    const { id } = await prisma.team.create({ data: { slug: `sample-${at}` } })
    ids.push(id)
  }
  for (const id of ids) console.log(await prisma.user.findMany({ where: { teamId: id } }))
  return ids
}

export async function chosen(withDrafts: boolean) {
  const kinds: string[] = []
  kinds.push('info')
  if (withDrafts) kinds.push('draft')
  return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } })))
}

// What a query or a caller adds grows.
export async function grown(names: string[]) {
  const kinds: string[] = []
  kinds.push('info')
  for (const name of names) kinds.push(name)
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function spread(names: string[]) {
  const kinds: string[] = []
  kinds.push('info', ...names)
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function handedOn(fill: (kinds: string[]) => void) {
  const kinds: string[] = []
  kinds.push('info')
  fill(kinds)
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs"
}

export async function fromAFunctionInside(names: string[]) {
  const kinds: string[] = []
  kinds.push('info')
  names.forEach((name) => kinds.push(name))
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs"
}
