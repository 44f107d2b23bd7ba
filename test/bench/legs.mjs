// Clients that are measured, each with a table of 1,000 posts by 100 authors. A leg whose database or package is missing fails when it is opened.
// `scope` is how many statements or calls a scope has, as a request would, and `warm` after how many scopes the compiler knows the code.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

const repository = resolve(fileURLToPath(import.meta.url), '../../..')
const require = createRequire(import.meta.url)
const CREATE = 'CREATE TEMPORARY TABLE posts (id integer PRIMARY KEY, author_id integer, title varchar(50))'
const posts = Array.from({ length: 1_000 }, (_, index) => [index + 1, index % 100, `post ${index + 1}`])
const INSERT = `INSERT INTO posts VALUES ${posts.map(([id, author, title]) => `(${id}, ${author}, '${title}')`).join(', ')}`
const INDEX = 'CREATE INDEX posts_by_author ON posts (author_id)'
const SELECT = 'SELECT id, author_id, title FROM posts WHERE author_id = ? AND id > ?'
const tcp = 'over TCP, a statement of 10 rows'
const embedded = 'in memory, a statement of 10 rows'

/** One after another, as code that has an N+1 sends them. */
async function each(count, send) {
  for (let index = 0; index < count; index += 1) await send(index % 100)
}

function client(target, send, close, rival) {
  return { target, rival, use() {}, run: (count) => each(count, send), close }
}

export const legs = [
  { name: 'pg', what: tcp, scope: 100, warm: 80, open: openPg, rival: { adapter: './pg', instrument: 'instrumentPg' } },
  { name: 'mysql2', what: tcp, scope: 100, warm: 80, open: openMysql2, rival: { adapter: './mysql2', instrument: 'instrumentMysql2' } },
  { name: 'mariadb', what: tcp, scope: 100, warm: 80, open: openMariadb },
  { name: 'better-sqlite3', what: embedded, scope: 100, warm: 300, open: openBetterSqlite3, rival: { adapter: './sqlite', instrument: 'instrumentBetterSqlite3' } },
  { name: '@libsql/client', what: embedded, scope: 100, warm: 120, open: openLibsql, rival: { adapter: './libsql', instrument: 'instrumentLibsql' } },
  ...[['Prisma 7', 'postgresql'], ['Prisma 6', 'postgresql, Prisma 6']].map(([name, kind]) => (
    { name, what: 'pg over TCP, a `findMany` of 10 rows', scope: 25, warm: 60, open: () => openPrisma(kind), rival: { adapter: './prisma', instrument: 'instrumentPrisma', replaces: true } })),
  ...[['TypeORM 1', '1'], ['TypeORM 0.3', '0.3']].map(([name, major]) => (
    { name, what: 'pg over TCP, a `findBy` of 10 rows', scope: 25, warm: 60, open: () => openTypeorm(major), rival: { adapter: './pg', instrument: 'instrumentPg' } })),
]

async function openPg() {
  const { default: pg } = await import('pg')
  const opened = new pg.Client({ host: '127.0.0.1', user: 'postgres', database: 'test', connectionTimeoutMillis: 3_000 })
  await opened.connect()
  await opened.query(CREATE)
  await opened.query(INSERT)
  await opened.query(INDEX)
  const text = SELECT.replace('?', '$1').replace('?', '$2')
  return client(opened, (author) => opened.query(text, [author, 0]), () => opened.end(), pg)
}

async function openMysql2() {
  const { default: mysql } = await import('mysql2')
  const connection = mysql.createConnection({ host: '127.0.0.1', user: 'root', database: 'test', connectTimeout: 3_000 })
  const sends = connection.promise()
  await sends.query(CREATE)
  await sends.query(INSERT)
  await sends.query(INDEX)
  return client(connection, (author) => sends.query(SELECT, [author, 0]), () => sends.end(), mysql)
}

async function openMariadb() {
  const { createConnection } = await import('mariadb')
  const connection = await createConnection({ host: '127.0.0.1', user: 'root', database: 'test', connectTimeout: 3_000 })
  await connection.query(CREATE)
  await connection.query(INSERT)
  await connection.query(INDEX)
  return client(connection, (author) => connection.query(SELECT, [author, 0]), () => connection.end())
}

async function openBetterSqlite3() {
  const folder = join(repository, '.cache/better-sqlite3/node_modules/better-sqlite3')
  if (!existsSync(folder)) throw new Error('it is not installed: QUERYLINT_MATRIX=1 npm test installs it into .cache.')
  const Database = require(folder)
  const database = new Database(':memory:')
  database.exec(CREATE)
  database.exec(INSERT)
  database.exec(INDEX)
  let statement = database.prepare(SELECT)
  const run = async (count) => {
    // Prepared where it is sent, as an ORM does; some instruments see only what is prepared after them.
    statement = database.prepare(SELECT)
    for (let index = 0; index < count; index += 1) statement.all(index % 100, 0)
  }
  return { target: database, rival: Database, use() {}, run, close: async () => database.close() }
}

async function openLibsql() {
  const { createClient } = await import('@libsql/client')
  const made = createClient({ url: ':memory:' })
  await made.execute(CREATE)
  await made.execute(INSERT)
  await made.execute(INDEX)
  return client(made, (author) => made.execute({ sql: SELECT, args: [author, 0] }), async () => made.close())
}

async function openPrisma(kind) {
  const { kinds } = await createJiti(import.meta.url).import('../orm/prisma/runtime/databases.ts')
  const found = kinds.find(({ name }) => name === kind)
  if (found === undefined) throw new Error('PostgreSQL does not answer, or it is not installed: QUERYLINT_MATRIX=1 npm test installs it into .cache.')
  const database = await found.open()
  let prisma = await database.client()
  const data = posts.map(([id, author]) => ({ id: 5_000 + id, title: `Post ${id}`, slug: `bench-${id}`, authorId: 1_000 + author }))
  await prisma.user.createMany({ data: posts.slice(0, 100).map(([, author]) => ({ id: 1_000 + author, email: `bench${author}@example.com`, name: `User ${author}` })) })
  await prisma.post.createMany({ data })
  const first = prisma
  return {
    target: first,
    // It has connected to fill its tables; whoever instruments a client does so before that, most often.
    async use(one) {
      prisma = one
      await first.$disconnect()
    },
    run: (count) => each(count, (author) => prisma.post.findMany({ where: { authorId: 1_000 + author } })),
    async close() {
      await first.$disconnect()
      await database.drop()
    },
  }
}

async function openTypeorm(major) {
  const { openBlog } = await createJiti(import.meta.url).import('../orm/typeorm/runtime/databases.ts')
  const { source, models, logged, close } = await openBlog(major, 'postgres')
  const repository = source.getRepository(models.Post)
  const { identifiers: authors } = await source.getRepository(models.Author).insert(posts.slice(0, 100).map(([id]) => ({ name: `author ${id}` })))
  await repository.insert(posts.map(([, author, title]) => ({ title, authorId: authors[author].id })))
  const run = async (count) => {
    await each(count, (author) => repository.findBy({ authorId: authors[author].id }))
    logged()
  }
  const { default: pg } = await import('pg')
  return { target: source, rival: pg, use() {}, run, close }
}
