// The command line without a process: what it prints and the code that it ends with.

import { main } from '../../src/cli/main.ts'
import type { Io } from '../../src/cli/io.ts'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export async function run(args: readonly string[], cwd: string, io: Partial<Io> & { readonly input?: string } = {}): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  const code = await main(args, {
    cwd, env: {}, version: '1.2.3', isStdoutTTY: false, isStderrTTY: false,
    stdout: (text) => void (stdout += text), stderr: (text) => void (stderr += text), stdin: async () => io.input ?? '', ...io,
  })
  return { code, stdout, stderr }
}

export interface Checked {
  readonly code: number
  /** `file:line rule`. */
  readonly findings: readonly string[]
  /** `severity: message`. */
  readonly problems: readonly string[]
  readonly stats: { readonly files: number; readonly skipped: readonly { readonly file: string; readonly reason: string }[]; readonly calls: object }
}

/** `querylint check --format json`. */
export async function check(args: readonly string[], cwd: string, input = ''): Promise<Checked> {
  const { code, stdout } = await run(['check', '--format', 'json', ...args], cwd, { input })
  const { findings, problems, stats } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly file: string; readonly line: number; readonly rule: string }[]
    readonly problems: readonly { readonly severity: string; readonly message: string }[]
    readonly stats: Checked['stats']
  }
  return { code, findings: findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`), problems: problems.map(({ severity, message }) => `${severity}: ${message}`), stats }
}

export const schema = `datasource db {
  provider = "postgresql"
  url      = env("URL")
}
generator client {
  provider = "prisma-client-js"
}
model User {
  id    Int    @id
  posts Post[]
}
model Post {
  id     Int    @id
  title  String
  userId Int
  user   User   @relation(fields: [userId], references: [id])
}
`

/** A query in a loop on line 6. */
export const slow = `import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
export async function list() {
  const users = await prisma.user.findMany()
  for (const user of users) {
    console.log(await prisma.post.findMany({ where: { userId: user.id } }))
  }
}
`

export const manifest = '{ "dependencies": { "@prisma/client": "6" } }'
