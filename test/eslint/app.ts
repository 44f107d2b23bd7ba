// A small project in a folder of its own, with N+1s that stand in one file and query in another. Written to disk for each test, so
// that tests may edit it and no linter finds this repository around it.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const schema = `
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

generator client {
  provider = "prisma-client-js"
}

model User {
  id     Int    @id
  name   String
  teamId Int
  team   Team   @relation(fields: [teamId], references: [id])
  posts  Post[]
}

model Team {
  id    Int    @id
  name  String
  users User[]
}

model Post {
  id       Int    @id
  title    String
  authorId Int
  author   User   @relation(fields: [authorId], references: [id])
}
`

export const files = {
  'package.json': JSON.stringify({ name: 'app', private: true, type: 'module', dependencies: { '@prisma/client': '6.19.0' } }),
  'package-lock.json': '{}',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', strict: true, skipLibCheck: true, types: [], noEmit: true, baseUrl: '.', paths: { '#lib/*': ['src/lib/*'] } },
    include: ['src'],
  }),
  'prisma/schema.prisma': schema,
  'src/lib/db.ts': `import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()
`,
  'src/lib/teams.ts': `import { prisma } from './db'

export async function teamNamed(name: string) {
  return prisma.team.findFirst({ where: { name } })
}
`,
  'src/users.ts': `import { teamNamed } from '#lib/teams'
import { prisma } from './lib/db'

export async function listed() {
  const users = await prisma.user.findMany()
  for (const user of users) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id } }))
  }
}

export async function named(names: readonly string[]) {
  return Promise.all(names.map(async (name) => await teamNamed(name)))
}

export async function renamed() {
  const users = await prisma.user.findMany()
  for (const user of users) await prisma.post.updateMany({ where: { authorId: user.id }, data: { title: 'none' } })
}
`,
  'src/quiet.ts': `import { prisma } from './lib/db'

export async function together() {
  const users = await prisma.user.findMany({ include: { posts: true } })
  return users.map((user) => user.posts.length)
}
`,
} as const

/** The same in JavaScript. */
export const scripts = {
  'package.json': files['package.json'],
  'package-lock.json': '{}',
  'prisma/schema.prisma': schema,
  'src/db.js': `import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()
`,
  'src/teams.js': `import { prisma } from './db.js'

export async function teamNamed(name) {
  return prisma.team.findFirst({ where: { name } })
}
`,
  'src/users.js': `import { teamNamed } from './teams.js'
import { prisma } from './db.js'

export async function listed() {
  const users = await prisma.user.findMany()
  for (const user of users) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id } }))
  }
}

export async function named(names) {
  return Promise.all(names.map(async (name) => await teamNamed(name)))
}
`,
} as const

/** What every linter says of `src/users.ts`: rule and range, one-based. */
export const expected = [
  'no-query-in-loop 7:23-7:77',
  'no-query-in-loop 12:54-12:69',
  'no-write-in-loop 17:35-17:116',
]

/** And of `src/users.js`. */
export const expectedOfScripts = [
  'no-query-in-loop 7:23-7:77',
  'no-query-in-loop 12:54-12:69',
]

/** Writes a project to a new folder, which goes with the test. */
export function project(contents: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(contents)) write(join(folder, name), text)
  return folder
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
