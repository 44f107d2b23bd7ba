// Small programs as parts, so that the same program can be written in many ways: other names, another kind of loop, its query in a
// function, in a closure, in a method or in another file.

import type { Orm } from '../harness/fixture.ts'

export interface Case {
  readonly name: string
  /** `prisma` unless stated. */
  readonly orm?: Orm
  /** The call for one item, whose id is `id`. */
  readonly query: (id: string) => string
  /** What is iterated: by default rows of the user table. */
  readonly over?: string
  /** Whether running at the same time changes what the database is asked. */
  readonly merges?: boolean
}

export const cases: readonly Case[] = [
  { name: 'findMany', query: (id) => `prisma.post.findMany({ where: { authorId: ${id} } })` },
  { name: 'findFirst', query: (id) => `prisma.post.findFirst({ where: { authorId: ${id} }, orderBy: { id: 'desc' } })` },
  { name: 'count', query: (id) => `prisma.comment.count({ where: { authorId: ${id} } })` },
  { name: 'with relations', query: (id) => `prisma.post.findMany({ where: { authorId: ${id} }, include: { comments: true } })` },
  { name: 'findUnique', query: (id) => `prisma.profile.findUnique({ where: { userId: ${id} } })`, merges: true },
  { name: 'delete', query: (id) => `prisma.user.delete({ where: { id: ${id} } })` },
  { name: 'create', query: (id) => `prisma.auditLog.create({ data: { message: String(${id}) } })` },
  { name: 'update with equal data', query: (id) => `prisma.user.update({ where: { id: ${id} }, data: { active: false } })` },
  { name: 'update with data of the row', query: (id) => `prisma.user.update({ where: { id: ${id} }, data: { score: ${id} } })` },
  { name: 'findBy', orm: 'typeorm', query: (id) => `source.getRepository(Post).findBy({ authorId: ${id} })` },
  { name: 'findOne of a manager', orm: 'typeorm', query: (id) => `source.manager.findOne(Post, { where: { authorId: ${id} }, order: { id: 'DESC' } })` },
  { name: 'getCount', orm: 'typeorm', query: (id) => `source.getRepository(Comment).createQueryBuilder('comment').where('comment.authorId = :author', { author: ${id} }).getCount()` },
  { name: 'insert', orm: 'typeorm', query: (id) => `source.manager.insert(AuditLog, { message: String(${id}) })` },
  { name: 'delete by id', orm: 'typeorm', query: (id) => `source.getRepository(User).delete(${id})` },
  { name: 'update with data of its own', orm: 'typeorm', query: (id) => `source.getRepository(User).update(${id}, { score: ${id} })` },
  { name: 'constant list', query: (id) => `prisma.user.findFirst({ where: { id: ${id} } })`, over: '[{ id: 1 }, { id: 2 }]' },
]

export interface Names {
  readonly fn: string
  readonly item: string
  readonly rows: string
  readonly client?: string
}

interface Dialect {
  readonly client: string
  readonly module: string
  readonly imports: string
  rows(client: string): string
  readonly files: Readonly<Record<string, string>>
}

const entities = "import { AuditLog, Comment, Post, User } from './entities'\n"

const dialects: Readonly<Record<Orm, Dialect>> = {
  prisma: { client: 'prisma', module: './db', imports: '', rows: (client) => `await ${client}.user.findMany()`, files: {} },
  typeorm: {
    client: 'source', module: './source', imports: entities, rows: (client) => `await ${client}.getRepository(User).find()`,
    files: { 'source.ts': "import { DataSource } from 'typeorm'\n\nexport const source = new DataSource({ type: 'postgres' })\n" },
  },
}

const usual: Names = { fn: 'run', item: 'user', rows: 'users' }
const others: Names = { fn: 'räume', item: '$row', rows: 'list', client: 'database' }

type Sources = ReadonlyMap<string, string>

interface Shape {
  readonly name: string
  /** Runs the items at the same time rather than in turn. */
  readonly concurrent?: boolean
  write(one: Case): Sources
}

function program(one: Case, loop: (names: Names) => string, { before = '', names = usual, files = {} }: { before?: string; names?: Names; files?: Record<string, string> } = {}): Sources {
  const { client, module, rows: all, files: own, imports } = dialects[one.orm ?? 'prisma']
  const rows = one.over ?? all(names.client ?? client)
  const text = `import { ${client}${names.client === undefined ? '' : ` as ${names.client}`} } from '${module}'
${imports}${before}
export async function ${names.fn}() {
  const ${names.rows} = ${rows}
  ${loop(names)}
}
`
  return new Map([['main.ts', text], ...Object.entries({ ...own, ...files })])
}

const forOf = (call: (item: string) => string) => ({ item, rows }: Names) => `for (const ${item} of ${rows}) {
    await ${call(item)}
  }`
const importsOf = ({ orm = 'prisma' }: Case) => `import { ${dialects[orm].client} } from '${dialects[orm].module}'\n${dialects[orm].imports}`
const helper = (one: Case) => `async function helper(id: number) {
  return ${one.query('id')}
}
`

export const shapes: readonly Shape[] = [
  { name: 'other names', write: (one) => program(one, (names) => forOf((item) => one.query(`${item}.id`).replaceAll(/\b(?:prisma|source)\./g, `${names.client}.`))(names), { names: others }) },
  { name: 'more white space and comments', write: (one) => program(one, forOf((item) => `/* now */\n\n      ${one.query(`${item}.id`)} // done`)) },
  { name: 'destructured item', write: (one) => program(one, ({ rows }) => `for (const { id } of ${rows}) await ${one.query('id')}`) },
  { name: 'extracted function', write: (one) => program(one, forOf((item) => `helper(${item}.id)`), { before: helper(one) }) },
  { name: 'function in another file', write: (one) => program(one, forOf((item) => `helper(${item}.id)`), { before: "import { helper } from './helper'\n", files: { 'helper.ts': `${importsOf(one)}\nexport ${helper(one)}` } }) },
  { name: 'closure', write: (one) => program(one, (names) => `const helper = async (id: number) => ${one.query('id')}\n  ${forOf((item) => `helper(${item}.id)`)(names)}`) },
  { name: 'method', write: (one) => program(one, forOf((item) => `new Helper().go(${item}.id)`), { before: `class Helper {\n  async go(id: number) {\n    return ${one.query('id')}\n  }\n}\n` }) },
  { name: 'forEach', concurrent: true, write: (one) => program(one, ({ rows, item }) => `${rows}.forEach(async (${item}) => {\n    await ${one.query(`${item}.id`)}\n  })`) },
  { name: 'map', concurrent: true, write: (one) => program(one, ({ rows, item }) => `await Promise.all(${rows}.map(async (${item}) => {\n    await ${one.query(`${item}.id`)}\n  }))`) },
  { name: 'map and then a function', concurrent: true, write: (one) => program(one, ({ rows, item }) => `await Promise.all(${rows}.map(async (${item}) => {\n    await helper(${item}.id)\n  }))`, { before: helper(one) }) },
]

export function plain(one: Case): Sources {
  return program(one, forOf((item) => one.query(`${item}.id`)))
}
