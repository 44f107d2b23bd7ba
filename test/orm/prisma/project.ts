// A small project in memory, and invocations as the engine would hand them over.

import { memoryFiles } from '../../harness/memory-files.ts'
import type { Classes, Invocation } from '../../../src/model/invocation.ts'
import type { OrmCall } from '../../../src/model/orm-call.ts'
import type { OrmProject, OrmSettings, Recognition } from '../../../src/model/orm.ts'
import { type Origin, type Root, origin } from '../../../src/model/origin.ts'
import { fromLive } from '../../../src/model/live.ts'
import { type Value, unknown } from '../../../src/model/value.ts'
import type { Files } from '../../../src/model/files.ts'
import type { Schema } from '../../../src/model/schema.ts'
import { prisma } from '../../../src/orm/prisma/prisma.ts'
import { findSchemas } from '../../../src/orm/prisma/schema/discover.ts'
import { readSchema } from '../../../src/orm/prisma/schema/read.ts'

const models = `
model User {
  id      Int      @id @default(autoincrement())
  email   String   @unique
  name    String?
  posts   Post[]
  profile Profile?
}

model Profile {
  id     Int    @id @default(autoincrement())
  bio    String
  userId Int    @unique
  user   User   @relation(fields: [userId], references: [id])
}

model Post {
  id       Int       @id @default(autoincrement())
  title    String
  authorId Int?
  author   User?     @relation(fields: [authorId], references: [id])
  tags     Tag[]
  comments Comment[]
}

model Tag {
  id    Int    @id @default(autoincrement())
  name  String @unique
  posts Post[]
}

model Comment {
  id     Int  @id @default(autoincrement())
  postId Int
  post   Post @relation(fields: [postId], references: [id])
}

model Membership {
  userId Int
  teamId Int
  role   String

  @@id([userId, teamId])
}
`

export interface Setting {
  readonly provider?: string
  readonly version?: string
  readonly features?: readonly string[]
  readonly output?: string
  readonly settings?: OrmSettings
  readonly more?: Readonly<Record<string, string>>
}

export function schemaText({ provider = 'postgresql', features = [], output }: Setting = {}): string {
  return [
    `datasource db {\n  provider = "${provider}"\n}\n`,
    `generator client {\n  provider = "prisma-client-js"`,
    ...(output === undefined ? [] : [`  output = "${output}"`]),
    ...(features.length === 0 ? [] : [`  previewFeatures = [${features.map((one) => `"${one}"`).join(', ')}]`]),
    `}\n${models}`,
  ].join('\n')
}

/** A project whose calls need no classes. */
export type Opened = Omit<OrmProject, 'recognise'> & { recognise(invocation: Invocation): Recognition | undefined }

const noClasses: Classes = { shape: () => undefined, result: () => unknown, method: () => unknown, made: () => [], atRoot: () => undefined, remember: (_key, compute) => compute() }

export function withoutClasses(project: OrmProject): Opened {
  return { ...project, recognise: (invocation) => project.recognise(invocation, noClasses) }
}

export function open(setting: Setting = {}): Opened {
  return withoutClasses(prisma.open(filesOf(setting), '/app', setting.settings ?? {}))
}

export function schemaOf(setting: Setting = {}): Schema {
  return findSchemas(filesOf(setting), '/app', undefined).sources.map(readSchema)[0]!.schema
}

function filesOf(setting: Setting): Files {
  return memoryFiles({
    '/app/package.json': JSON.stringify({ dependencies: { '@prisma/client': setting.version ?? '^7.10.0' }, devDependencies: { prisma: setting.version ?? '^7.10.0' } }),
    '/app/prisma/schema.prisma': schemaText(setting),
    ...setting.more,
  })
}

export const client: Root = { kind: 'instance', of: { module: '@prisma/client', name: 'PrismaClient' }, how: 'constructed' }

export function invoke(receiver: Root | Origin, path: readonly string[], method: string, args: readonly Value[] = [], text = ['prisma', ...path].join('.')): Invocation {
  const from = 'root' in receiver ? { ...receiver, path: [...receiver.path, ...path] } : origin(receiver, undefined, path)
  return { kind: 'call', receiver: from, method, arguments: args, tagged: false, place: { file: '/app/src/a.ts', start: 10, end: 20 }, text }
}

/** What `prisma.<model>.<operation>(argument)` is on a traced client. */
export function call(project: Opened, model: string, operation: string, argument: unknown | Value = undefined): OrmCall {
  const value = isValue(argument) ? argument : fromLive(argument)
  return queryOf(project.recognise(invoke(client, [model], operation, argument === undefined ? [] : [value]))).call
}

export function queryOf(recognition: Recognition | undefined): Recognition & { readonly kind: 'query' } {
  if (recognition?.kind !== 'query') throw new Error(`expected a query, got ${recognition?.kind ?? 'nothing'}`)
  return recognition
}

function isValue(argument: unknown): argument is Value {
  return typeof argument === 'object' && argument !== null && 'kind' in argument
}
