import { prisma } from './db'

// Lists that nobody but the file hands over, which spells each of them out, are as long as they stand there.

const KINDS = ['info', 'warning'] as const
const found: string[] = ['info']

async function ofKinds(kinds: readonly string[]) {
  return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } })))
}

async function ofKindsByDefault(kinds: readonly string[] = ['info', 'error']) {
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } }))
}

const ofKindsIn = (client: typeof prisma) => (kinds: readonly string[]) => Promise.all(kinds.map((kind) => client.auditLog.count({ where: { kind } })))

export async function overview() {
  await ofKindsByDefault()
  await ofKindsIn(prisma)(['info', 'error'])
  return [await ofKinds(['error']), await ofKinds(KINDS)]
}

// One caller hands over what it is given.
async function ofSome(kinds: readonly string[]) {
  return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } }))) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function some(kinds: string[]) {
  return kinds.length > 0 ? ofSome(kinds) : ofSome(['info'])
}

// Others may call it.
export async function ofAny(kinds: readonly string[]) {
  return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } }))) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function errors() {
  return ofAny(['error'])
}

// It is handed on as a value.
async function ofHanded(kinds: readonly string[]) {
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export const counters = { ofHanded, first: () => ofHanded(['info']) }

// The list that it is given grows, or it adds to it.
async function ofFound(kinds: readonly string[]) {
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function all() {
  for (const { kind } of await prisma.auditLog.findMany()) found.push(kind)
  await ofFound(found)
}

async function ofMore(kinds: string[]) {
  for (const { kind } of await prisma.auditLog.findMany()) kinds.push(kind)
  for (const kind of kinds) console.log(await prisma.auditLog.count({ where: { kind } })) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}

export async function more() {
  await ofMore(['info'])
}

// Parts of it are lists of their own.
const ofKindsOf = (client: typeof prisma) => (kinds: readonly string[]) => Promise.all(kinds.map((kind) => client.auditLog.count({ where: { kind } }))) // want "`client.auditLog.count` runs once for each `kind` of `kinds`"

export const ofClient = ofKindsOf(prisma)

export async function spread(kinds: string[]) {
  return [await ofSpread(['info', ...kinds]), await ofClient(['info'])]
}

async function ofSpread(kinds: readonly string[]) {
  return Promise.all(kinds.map((kind) => prisma.auditLog.count({ where: { kind } }))) // want "`prisma.auditLog.count` runs once for each `kind` of `kinds`"
}
